-- The orders of a chunk of executions; `derived` are those that are known only through their executions.
select k.key, o.id, o.feed = 'executions' as derived
from unnest(?::text[]) k (key),
lateral (
  select t.id, t.feed from trading.trade_order t where t.account_id = ? and t.ibkr_order_id = k.key offset 0
) o
