-- An order that only executions state gets their sums. One of several legs has the contract of the smallest con id, which
-- is a number, otherwise of the first symbol, and no side if the sides differ. Legs that were cancelled as a whole do not count,
-- unless all were. A value that one row lacks comes from another. Superseded rows state nothing here.
update trading.trade_order o
set con_id = s.con_id, contract_id = s.contract_id, symbol = s.symbol, side = s.side, currency = s.currency,
    order_type = case when o.own_values is null then s.order_type else o.order_type end, submitted_at = s.submitted_at, filled_quantity = s.filled_quantity,
    average_price = s.average_price, commission = s.commission, commission_currency = s.commission_currency,
    updated_at = s.updated_at, trade_date = s.trade_date, as_of = s.as_of,
    revision = o.revision + 1, last_run_id = p.run_id, changed_at = now()
from (select :#runId::bigint as run_id) p,
unnest(:#derivedOrders::bigint[]) d (id)
cross join lateral (select t.id from trading.trade_order t where t.id = d.id and t.feed = 'executions' offset 0) t
cross join lateral (
  select min(e.leg) as con_id,
         (array_agg(e.contract_id) filter (where e.con_id = e.leg and e.contract_id is not null))[1] as contract_id,
         (array_agg(e.symbol order by e.nth) filter (where e.is_of_leg and e.symbol is not null))[1] as symbol,
         (array_agg(e.currency order by e.nth) filter (where e.is_of_leg and e.currency is not null))[1] as currency,
         case when min(e.side) filter (where e.counts) = max(e.side) filter (where e.counts)
              then min(e.side) filter (where e.counts) end as side,
         min(e.order_type) as order_type,
         min(e.order_submitted_at) as submitted_at,
         sum(e.quantity) filter (where e.is_effective and e.kind <> 'CANCEL') as filled_quantity,
         trim_scale(round(sum(e.quantity * e.price) filter (where e.is_effective and e.kind <> 'CANCEL')
           / nullif(sum(e.quantity) filter (where e.is_effective and e.kind <> 'CANCEL'), 0), 12)) as average_price,
         sum(e.commission) as commission, min(e.commission_currency) as commission_currency,
         max(e.executed_at) filter (where e.time_precision <> 'DATE') as updated_at, max(e.trade_date) as trade_date, max(e.as_of) as as_of
  from (
    select x.*, first_value(x.con_id) over leg as leg,
           x.con_id is null or x.con_id = first_value(x.con_id) over leg as is_of_leg,
           row_number() over leg as nth,
           x.is_effective or not bool_or(x.is_effective) over () as counts
    from trading.execution x
    where x.order_id = t.id and (x.superseded_by is null or x.ibkr_exec_id is not null)
      and trading.changes_position(x.kind)
    window leg as (order by x.is_effective desc, x.con_id is null, length(x.con_id), x.con_id collate "C",
                            trading.plain_symbol(x.symbol) collate "C", x.executed_at, x.exec_key)
  ) e
  having count(*) > 0
) s
where o.id = t.id
  and (o.con_id, o.contract_id, o.symbol, o.side, o.currency, case when o.own_values is null then o.order_type end, o.submitted_at, o.filled_quantity,
       o.average_price, o.commission, o.commission_currency, o.updated_at, o.trade_date)
    is distinct from
      (s.con_id, s.contract_id, s.symbol, s.side, s.currency, case when o.own_values is null then s.order_type end, s.submitted_at, s.filled_quantity,
       s.average_price, s.commission, s.commission_currency, s.updated_at, s.trade_date)
