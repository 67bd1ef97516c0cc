-- An order that is known only through its executions says what they add up to. One of several legs has the contract of the
-- first of them, and no side when they differ. Rows that gave way to a better named one say nothing here.
update trading.trade_order o
set con_id = f.con_id, contract_id = f.contract_id, symbol = f.symbol, side = s.side, currency = f.currency,
    order_type = s.order_type, submitted_at = s.submitted_at, filled_quantity = s.filled_quantity,
    average_price = s.average_price, commission = s.commission, commission_currency = s.commission_currency,
    updated_at = s.updated_at, trade_date = s.trade_date, as_of = s.as_of,
    revision = o.revision + 1, last_run_id = p.run_id, changed_at = now()
from (select ?::bigint as run_id, ?::bigint[] as orders) p,
lateral (
  select e.order_id,
         (array_agg(e.id order by e.is_effective desc, e.executed_at, e.exec_key))[1] as first_id,
         case when min(e.side) = max(e.side) then min(e.side) end as side,
         min(e.order_type) as order_type,
         min(e.order_submitted_at) as submitted_at,
         sum(e.quantity) filter (where e.is_effective and e.kind <> 'CANCEL') as filled_quantity,
         trim_scale(round(sum(e.quantity * e.price) filter (where e.is_effective and e.kind <> 'CANCEL')
           / nullif(sum(e.quantity) filter (where e.is_effective and e.kind <> 'CANCEL'), 0), 12)) as average_price,
         sum(e.commission) as commission, min(e.commission_currency) as commission_currency,
         max(e.executed_at) as updated_at, max(e.trade_date) as trade_date, max(e.as_of) as as_of
  from trading.execution e
  where e.order_id = any (p.orders) and (e.superseded_by is null or e.ibkr_exec_id is not null)
  group by e.order_id
) s,
lateral (select t.con_id, t.contract_id, t.symbol, t.currency from trading.execution t where t.id = s.first_id offset 0) f
where o.id = s.order_id and o.feed = 'executions'
  and (o.con_id, o.contract_id, o.symbol, o.side, o.currency, o.order_type, o.submitted_at, o.filled_quantity,
       o.average_price, o.commission, o.commission_currency, o.updated_at, o.trade_date)
    is distinct from
      (f.con_id, f.contract_id, f.symbol, s.side, f.currency, s.order_type, s.submitted_at, s.filled_quantity,
       s.average_price, s.commission, s.commission_currency, s.updated_at, s.trade_date)
