-- Flex states the client's reference on executions only; an order that was written anew takes it again.
update trading.trade_order o
set order_reference = r.reference, revision = o.revision + 1, last_run_id = r.run_id, changed_at = now()
from (
  select t.id, min(e.order_reference) as reference, p.run_id
  from (select ?::bigint as account_id, ?::bigint as run_id, ?::text[] as keys) p
  join trading.trade_order t on t.account_id = p.account_id and t.ibkr_order_id = any (p.keys)
  join trading.execution e on e.order_id = t.id and e.order_reference is not null
  group by t.id, p.run_id
) r
where o.id = r.id and o.order_reference is distinct from r.reference
