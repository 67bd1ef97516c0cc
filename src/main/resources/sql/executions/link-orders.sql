-- Executions that came before their order. The look-up is lateral, so that it stays one by the whole key. An order that gave
-- way to another one is that one.
update trading.execution e
set order_id = l.order_id, revision = e.revision + 1, last_run_id = l.run_id, changed_at = now()
from (
  select u.id, o.id as order_id, p.run_id
  from (select :#accountId::bigint as account_id, :#runId::bigint as run_id) p
  join trading.execution u on u.account_id = p.account_id and u.order_id is null
    and (u.ibkr_order_id is not null or u.perm_id is not null) and (u.superseded_by is null or u.ibkr_exec_id is not null)
  cross join lateral (
    select coalesce(t.superseded_by, t.id) as id
    from trading.trade_order t
    where t.account_id = u.account_id and t.order_key = coalesce('F:' || u.ibkr_order_id, 'P:' || u.perm_id)
    offset 0
  ) o
) l
where e.id = l.id
returning e.order_id
