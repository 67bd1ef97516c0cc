-- Orders by the broker's id.
select o.id
from unnest(?::text[]) k (key),
lateral (
  select t.id from trading.trade_order t where t.account_id = ? and t.ibkr_order_id = k.key offset 0
) o
