-- All executions, whether they count, and why: the newest first. Each account gives its first rows by its index of days.
-- Parameters that are null narrow nothing down: the server plans each query for its values. Rows without any day come first.
-- Other orders than by time have no index: the newest 10,000 rows are sorted, and sort_is_partial says whether there are more.
select e.id as execution_id, l.account, l.trading_day, e.executed_at, e.time_precision, e.kind, coalesce(c.symbol, e.symbol) as symbol,
       coalesce(c.underlying_symbol, c.symbol, e.symbol) as underlying, c.sec_type as asset_class, c.expiry, c.strike, c."right",
       c.multiplier, e.con_id, e.side, e.quantity, e.signed_quantity, e.price, e.currency, e.commission, e.commission_currency,
       e.taxes, e.proceeds, e.net_cash, e.realized_pnl, e.is_effective as counts,
       case when s.id is not null and s.exec_group = e.exec_group then 'corrected by ' || s.exec_key
            when s.id is not null then 'stated better by ' || s.exec_key
            when o.id is not null and e.kind = 'CANCEL' then 'cancels ' || o.exec_key
            when o.id is not null then 'cancelled by ' || o.exec_key
            when not e.is_effective then 'a sum or a note, not a trade: ' || lower(replace(e.kind, '_', ' '))
            when e.kind = 'CANCEL' then 'cancels a trade that is not known'
            when e.kind = 'BOOK' then 'a booking that nothing takes back'
            else 'nothing corrects or cancels it' end as why,
       e.exec_key, e.transaction_id, e.trade_id, e.order_id, e.ibkr_order_id, e.exchange, e.open_close,
       array_to_string(e.codes, ' ') as codes, e.source, e.feed, e.changed_at,
       l.trading_day as place_day, coalesce(e.executed_at, '-infinity') as place_time, e.id as place_id, l.sort_is_partial
from (
  select n.*, case when cast(:#sort as text) <> 'executed_at' then count(*) over () > 10000 end as sort_is_partial
  from (
    select n.*, a.code as account
    from trading.broker_account a
    cross join lateral (
      select e.id, trading_day(e.trade_date, e.executed_at, e.report_date) as trading_day, e.executed_at,
             case when cast(:#descending as boolean) then -1 else 1 end
               * case cast(:#sort as text) when 'quantity' then e.quantity when 'price' then e.price
                      when 'commission' then e.commission when 'realized_pnl' then e.realized_pnl end as sort_number,
             case when cast(:#sort as text) = 'symbol' then coalesce(c.symbol, e.symbol) end as sort_text,
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
                  where replace(n.symbol, ' ', '') = cast(:#symbol as text) or replace(n.underlying_symbol, ' ', '') = cast(:#symbol as text)))
             or e.contract_id is null and replace(e.symbol, ' ', '') = cast(:#symbol as text))
        and case cast(:#status as text) when 'counted' then e.is_effective when 'not-counted' then not e.is_effective
                 when 'fills' then e.kind = 'FILL' when 'bookings' then e.kind = 'BOOK' when 'cancels' then e.kind = 'CANCEL'
                 else true end
        -- the same once more for the index of the few rows that are no plain fills
        and case when cast(:#status as text) in ('not-counted', 'bookings', 'cancels')
                 then (e.is_effective and e.kind = 'FILL') is not true else true end
        and case when cast(:#after_id as bigint) is null then true
                 when cast(:#after_day as text) = 'infinity'
                 then trading_day(e.trade_date, e.executed_at, e.report_date) is not null or e.id < cast(:#after_id as bigint)
                 else trading_day(e.trade_date, e.executed_at, e.report_date) <= cast(:#after_day as date)
                      and (trading_day(e.trade_date, e.executed_at, e.report_date), coalesce(e.executed_at, '-infinity'), e.id)
                          < (cast(:#after_day as date), cast(:#after_time as timestamptz), cast(:#after_id as bigint)) end
      order by sort_day, sort_time,
               trading_day(e.trade_date, e.executed_at, e.report_date) desc, coalesce(e.executed_at, '-infinity') desc, e.id desc
      limit case when cast(:#sort as text) <> 'executed_at' then 10001 else cast(:#offset as bigint) + cast(:#limit as bigint) end
    ) n
    where cast(:#account as text) is null or a.code = cast(:#account as text)
    order by sort_day, sort_time, trading_day desc, coalesce(executed_at, '-infinity') desc, n.id desc
    limit case when cast(:#sort as text) <> 'executed_at' then 10001 else cast(:#offset as bigint) + cast(:#limit as bigint) end
  ) n
  order by sort_number nulls last, case when not cast(:#descending as boolean) then sort_text end nulls last,
           case when cast(:#descending as boolean) then sort_text end desc nulls last, sort_day, sort_time,
           trading_day desc, coalesce(executed_at, '-infinity') desc, n.id desc
  limit cast(:#limit as bigint) offset cast(:#offset as bigint)
) l
join trading.execution e on e.id = l.id
left join trading.ibkr_contract c on c.id = e.contract_id
left join trading.execution s on s.id = e.superseded_by
left join trading.execution o on o.id = e.cancelled_by
order by l.sort_number nulls last, case when not cast(:#descending as boolean) then l.sort_text end nulls last,
         case when cast(:#descending as boolean) then l.sort_text end desc nulls last, l.sort_day, l.sort_time,
         l.trading_day desc, coalesce(l.executed_at, '-infinity') desc, l.id desc
