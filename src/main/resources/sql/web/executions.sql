-- All executions, whether they count, and why: the newest first. Each account gives its first rows by its index of days.
-- Parameters that are null narrow nothing down: the server plans each query for its values. Rows without any day come first.
select l.execution_id, l.account, l.trading_day, l.executed_at, l.time_precision, l.kind, l.symbol, l.underlying, l.asset_class,
       l.expiry, l.strike, l."right", l.multiplier, l.con_id, l.side, l.quantity, l.signed_quantity, l.price, l.currency,
       l.commission, l.commission_currency, l.taxes, l.proceeds, l.net_cash, l.realized_pnl, l.is_effective as counts,
       case when s.id is not null and s.exec_group = l.exec_group then 'corrected by ' || s.exec_key
            when s.id is not null then 'stated better by ' || s.exec_key
            when o.id is not null and l.kind = 'CANCEL' then 'cancels ' || o.exec_key
            when o.id is not null then 'cancelled by ' || o.exec_key
            when not l.is_effective then 'a sum or a note, not a trade: ' || lower(replace(l.kind, '_', ' '))
            when l.kind = 'CANCEL' then 'cancels a trade that is not known'
            when l.kind = 'BOOK' then 'a booking that nothing takes back'
            else 'nothing corrects or cancels it' end as why,
       l.exec_key, l.transaction_id, l.trade_id, l.order_id, l.ibkr_order_id, l.exchange, l.open_close,
       array_to_string(l.codes, ' ') as codes, l.source, l.feed, l.changed_at,
       l.trading_day as place_day, coalesce(l.executed_at, '-infinity') as place_time, l.execution_id as place_id
from (
  select e.*, a.code as account
  from trading.broker_account a
  cross join lateral (
    select e.id as execution_id, trading_day(e.trade_date, e.executed_at, e.report_date) as trading_day, e.executed_at,
           e.time_precision, e.kind, coalesce(c.symbol, e.symbol) as symbol,
           coalesce(c.underlying_symbol, c.symbol, e.symbol) as underlying, c.sec_type as asset_class, c.expiry, c.strike,
           c."right", c.multiplier, e.con_id, e.side, e.quantity, e.signed_quantity, e.price, e.currency, e.commission,
           e.commission_currency, e.taxes, e.proceeds, e.net_cash, e.realized_pnl, e.is_effective, e.superseded_by,
           e.cancelled_by, e.exec_group, e.exec_key, e.transaction_id, e.trade_id, e.order_id, e.ibkr_order_id, e.exchange,
           e.open_close, e.codes, e.source, e.feed, e.changed_at,
           case when cast(:#descending as boolean) then -1 else 1 end
             * case cast(:#sort as text) when 'quantity' then e.quantity when 'price' then e.price
                    when 'commission' then e.commission when 'realized_pnl' then e.realized_pnl end as sort_number,
           case when cast(:#sort as text) = 'symbol' and not cast(:#descending as boolean)
                then coalesce(c.symbol, e.symbol) end as sort_up,
           case when cast(:#sort as text) = 'symbol' and cast(:#descending as boolean)
                then coalesce(c.symbol, e.symbol) end as sort_down,
           case when cast(:#sort as text) = 'executed_at' and not cast(:#descending as boolean)
                then trading_day(e.trade_date, e.executed_at, e.report_date) end as sort_day,
           case when cast(:#sort as text) = 'executed_at' and not cast(:#descending as boolean)
                then e.executed_at end as sort_time
    from trading.execution e
    left join trading.ibkr_contract c on c.id = e.contract_id
    where e.account_id = a.id
      and (cast(:#from as date) is null
           or trading_day(e.trade_date, e.executed_at, e.report_date) >= cast(:#from as date))
      and (cast(:#to as date) is null or trading_day(e.trade_date, e.executed_at, e.report_date) <= cast(:#to as date))
      and (cast(:#symbol as text) is null
           or e.contract_id = any (array(
                select n.id from trading.ibkr_contract n
                where replace(n.symbol, ' ', '') = cast(:#symbol as text) or n.underlying_symbol = cast(:#symbol as text)))
           or e.contract_id is null and replace(e.symbol, ' ', '') = cast(:#symbol as text))
      and case cast(:#status as text) when 'counted' then e.is_effective when 'not-counted' then not e.is_effective
               when 'fills' then e.kind = 'FILL' when 'bookings' then e.kind = 'BOOK' when 'cancels' then e.kind = 'CANCEL'
               else true end
      and case when cast(:#after_id as bigint) is null then true
               when cast(:#after_day as text) = 'infinity'
               then trading_day(e.trade_date, e.executed_at, e.report_date) is not null or e.id < cast(:#after_id as bigint)
               else trading_day(e.trade_date, e.executed_at, e.report_date) <= cast(:#after_day as date)
                    and (trading_day(e.trade_date, e.executed_at, e.report_date), coalesce(e.executed_at, '-infinity'), e.id)
                        < (cast(:#after_day as date), cast(:#after_time as timestamptz), cast(:#after_id as bigint)) end
    order by sort_number nulls last, sort_up nulls last, sort_down desc nulls last, sort_day, sort_time,
             trading_day(e.trade_date, e.executed_at, e.report_date) desc, coalesce(e.executed_at, '-infinity') desc, e.id desc
    limit cast(:#offset as bigint) + cast(:#limit as bigint)
  ) e
  where cast(:#account as text) is null or a.code = cast(:#account as text)
  order by sort_number nulls last, sort_up nulls last, sort_down desc nulls last, sort_day, sort_time,
           trading_day desc, coalesce(executed_at, '-infinity') desc, execution_id desc
  limit cast(:#limit as bigint) offset cast(:#offset as bigint)
) l
left join trading.execution s on s.id = l.superseded_by
left join trading.execution o on o.id = l.cancelled_by
order by sort_number nulls last, sort_up nulls last, sort_down desc nulls last, sort_day, sort_time,
         l.trading_day desc, coalesce(l.executed_at, '-infinity') desc, l.execution_id desc
