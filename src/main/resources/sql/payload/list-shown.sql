-- The documents that were delivered, the newest first, with what fits into a line.
select p.id, p.source, case when length(p.name) > 26 then '…' || right(p.name, 25) else p.name end as name,
       p.size_bytes as bytes,
       p.accounts[1] || case cardinality(p.accounts) when 1 then '' else ' +' || cardinality(p.accounts) - 1 end as accounts,
       p.period_from as "from", p.period_to as "to", to_char(p.fetched_at at time zone 'UTC', 'YYYY-MM-DD') as fetched
from trading.raw_payload p
order by p.id desc
