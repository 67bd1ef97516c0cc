-- Executions that came before their order.
update trading.execution e
set order_id = o.id, revision = e.revision + 1, last_run_id = p.run_id, changed_at = now()
from (select ?::bigint as account_id, ?::bigint as run_id) p
join trading.trade_order o on o.account_id = p.account_id
where e.account_id = p.account_id and e.order_id is null and e.ibkr_order_id = o.ibkr_order_id
