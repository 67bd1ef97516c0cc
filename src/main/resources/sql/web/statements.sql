-- The documents that were delivered, the newest first, and whether each of their rows is accounted for.
select p.id, p.fetched_at, p.source, p.name, p.feed, array_to_string(p.accounts, ' ') as accounts, p.period_from, p.period_to, p.as_of,
       p.size_bytes, c.rows, records_total(c.records) as records, ignored_total(c.skipped) as skipped, p.sha256
from trading.raw_payload p
left join trading.payload_content c on c.payload_id = p.id
where cast(:#account as text) is null or cast(:#account as text) = any (p.accounts)
order by p.id desc
limit cast(:#limit as bigint) offset cast(:#offset as bigint)
