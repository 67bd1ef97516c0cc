-- Flex states the client's reference on executions only.
update trading.trade_order o
set order_reference = r.reference, revision = o.revision + 1, last_run_id = r.run_id, changed_at = now()
from (
  select e.order_id, min(e.order_reference) as reference, p.run_id
  from (select :#runId::bigint as run_id, :#referredOrders::bigint[] as orders) p
  join trading.execution e on e.order_id = any (p.orders)
  where e.order_reference is not null
  group by e.order_id, p.run_id
) r
where o.id = r.order_id and o.order_reference is distinct from r.reference
