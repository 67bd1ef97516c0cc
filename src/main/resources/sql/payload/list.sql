-- The documents that were delivered, the newest first.
select p.id, p.source, p.name, p.feed, p.size_bytes, array_to_string(p.accounts, ' ') as accounts, p.period_from, p.period_to,
       p.as_of, p.fetched_at, p.sha256
from trading.raw_payload p
order by p.id desc
