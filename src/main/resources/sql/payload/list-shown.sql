-- The documents that were delivered, the newest first, with what fits into a line.
select p.id, p.source, p.name, p.size_bytes,
       p.accounts[1] || case cardinality(p.accounts) when 1 then '' when 2 then ' and 1 other'
         else ' and ' || cardinality(p.accounts) - 1 || ' others' end as accounts,
       p.period_from, p.period_to, date_trunc('second', p.fetched_at) as fetched_at
from trading.raw_payload p
order by p.id desc
