-- What is known of a document, for people.
select p.id, p.name, p.source, p.feed, p.size_bytes, array_to_string(p.accounts, ' ') as accounts, p.period_from, p.period_to,
       date_trunc('second', p.as_of) as as_of, date_trunc('second', p.fetched_at) as fetched_at, p.sha256
from trading.raw_payload p
where p.id = ?
