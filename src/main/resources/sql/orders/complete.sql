-- Orders that rows state, with what else executions state.
update trading.trade_order o
set con_id = n.con_id,
    contract_id = case when n.con_id is not distinct from o.con_id then o.contract_id
                       else (select c.id from trading.ibkr_contract c where c.con_id = n.con_id) end,
    symbol = n.symbol, side = n.side, currency = n.currency, order_type = case when o.own_values is null then n.order_type else o.order_type end, submitted_at = n.submitted_at,
    filled_quantity = n.filled_quantity, average_price = n.average_price, commission = n.commission,
    commission_currency = n.commission_currency, updated_at = n.updated_at, trade_date = n.trade_date,
    from_executions = n.from_executions, revision = o.revision + 1, last_run_id = p.run_id, changed_at = now()
from (select ?::bigint as run_id) p,
     unnest(?::bigint[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[]::timestamptz[], ?::numeric[],
            ?::numeric[], ?::numeric[], ?::text[], ?::text[]::timestamptz[], ?::text[]::date[], ?::boolean[])
       n (id, con_id, symbol, side, currency, order_type, submitted_at, filled_quantity,
          average_price, commission, commission_currency, updated_at, trade_date, from_executions)
where o.id = n.id
  and (o.con_id, o.symbol, o.side, o.currency, case when o.own_values is null then o.order_type end, o.submitted_at, o.filled_quantity, o.average_price,
       o.commission, o.commission_currency, o.updated_at, o.trade_date, o.from_executions)
    is distinct from
      (n.con_id, n.symbol, n.side, n.currency, case when o.own_values is null then n.order_type end, n.submitted_at, n.filled_quantity, n.average_price,
       n.commission, n.commission_currency, n.updated_at, n.trade_date, n.from_executions)
