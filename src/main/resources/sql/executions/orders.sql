-- The orders of a chunk of executions; `derived` are those that only executions state. For the others, the values that
-- decide whether executions may state more. An order that gave way to another one stands for nothing: it is that one.
select k.key, o.id, o.derived, o.first_run_id, o.part, o.con_id, o.filled_quantity, o.is_plain
from unnest(?::text[]) k (key),
lateral (
  select t.id, t.feed = 'executions' as derived, t.first_run_id, t.part, t.con_id, t.filled_quantity,
         t.fragments is null and not t.from_executions
           and num_nulls(t.con_id, t.symbol, t.side, t.currency, t.order_type, t.submitted_at, t.average_price,
                         t.commission, t.commission_currency, t.updated_at, t.trade_date) = 0 as is_plain
  from (
    select coalesce(x.superseded_by, x.id) as id
    from trading.trade_order x where x.account_id = ? and x.order_key = k.key offset 0
  ) n,
  lateral (select x.* from trading.trade_order x where x.id = n.id offset 0) t
  offset 0
) o
