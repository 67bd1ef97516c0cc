-- Rows that an execution stands or falls with: what replaces or cancels it, what it replaces or cancels.
select case when x.id = e.superseded_by then 'takes its place' when x.superseded_by = e.id then 'gave way to it'
            when e.kind = 'CANCEL' then 'is cancelled by it' else 'cancels it' end as how,
       x.id as execution_id, x.executed_at, x.kind, x.side, x.quantity, x.price, x.commission, x.commission_currency, x.currency, x.is_effective as counts,
       x.exec_key
from trading.execution e
join trading.execution x on x.id = any (array(
  select e.superseded_by union select e.cancelled_by
  union select s.id from trading.execution s where s.superseded_by = e.id
  union select s.id from trading.execution s where s.cancelled_by = e.id))
where e.id = cast(:#id as bigint) and x.id <> e.id
order by x.executed_at nulls last, x.id
limit 200
