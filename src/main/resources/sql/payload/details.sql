-- What is known of a document, for people.
select p.id, p.name, p.source, p.feed, p.size_bytes, array_to_string(p.accounts, ' ') as accounts, p.period_from, p.period_to,
       to_char(p.as_of at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS "UTC"') as as_of,
       to_char(p.fetched_at at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS "UTC"') as fetched_at, p.sha256
from trading.raw_payload p
where p.id = ?
