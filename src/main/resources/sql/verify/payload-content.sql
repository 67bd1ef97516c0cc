-- Payloads whose rows are not all accounted for, and those that runs have read and whose rows are not counted.
with p as (select ?::bigint as account_id)
select array_to_string(r.accounts, ' ') as account, 'payload_content' as relation, r.id::text as id,
       case when c.payload_id is null then 'the rows of the payload are not counted'
            else 'the payload has ' || c.rows || ' rows, of which '
              || trading.records_total(c.records) + trading.ignored_total(c.skipped) || ' are accounted for' end as what
from p
cross join trading.raw_payload r
left join trading.payload_content c on c.payload_id = r.id
where c.payload_id is null or c.rows <> trading.records_total(c.records) + trading.ignored_total(c.skipped)
