-- The documents that were delivered, the newest first, with what fits into a line.
select p.id, p.source, p.name, p.size_bytes as bytes,
       p.accounts[1] || case cardinality(p.accounts) when 1 then '' when 2 then ' and 1 other'
         else ' and ' || cardinality(p.accounts) - 1 || ' others' end as accounts,
       p.period_from as "from", p.period_to as "to", to_char(p.fetched_at at time zone 'UTC', 'YYYY-MM-DD HH24:MI') as "fetched (UTC)"
from trading.raw_payload p
order by p.id desc
