-- The orders of some stored executions.
select distinct e.order_id
from unnest(?::text[]) k (key),
lateral (
  select x.order_id from trading.execution x where x.account_id + 0 = ? and x.exec_key = k.key offset 0
) e
where e.order_id is not null
