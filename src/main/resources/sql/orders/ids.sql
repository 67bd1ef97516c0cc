-- Orders by their keys, with those that they gave way to.
select n.id
from unnest(?::text[]) k (key),
lateral (
  select t.id, t.superseded_by from trading.trade_order t where t.account_id = ? and t.order_key = k.key offset 0
) o,
lateral unnest(array[o.id, o.superseded_by]) n (id)
where n.id is not null
