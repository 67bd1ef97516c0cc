-- What the broker realized and charged, each under its own currency, by day, month, symbol or underlying; the newest first. The sums
-- are those of pnl_by_day, from what is kept of them. Without days it is the year of the last trade.
with account as (
  select a.id, a.code, max(l.last_day) over () as last_day
  from trading.broker_account a
  left join lateral (
    select trading_day(e.trade_date, e.executed_at, e.report_date) as last_day from trading.execution e
    where e.account_id = a.id and trading_day(e.trade_date, e.executed_at, e.report_date) is not null
    order by trading_day(e.trade_date, e.executed_at, e.report_date) desc limit 1
  ) l on true
  where cast(:#account as text) is null or a.code = cast(:#account as text)
)
select a.code as account, d.period, d.symbol, v.currency, sum(v.realized_pnl) as realized_pnl, sum(v.commission) as commission,
       sum(v.taxes) as taxes, sum(v.fills)::bigint as fills, sum(v.bookings)::bigint as bookings,
       sum(v.without_realized_pnl)::bigint as without_realized_pnl, sum(v.without_commission)::bigint as without_commission
from account a
cross join lateral (
  select case cast(:#by as text) when 'day' then e.trading_day::text when 'month' then to_char(e.trading_day, 'YYYY-MM') end as period,
         case cast(:#by as text) when 'symbol' then e.symbol when 'underlying' then e.underlying end as symbol,
         e.currency, e.commission_currency, sum(e.fills) as fills, sum(e.bookings) as bookings, sum(e.realized_pnl) as realized_pnl,
         sum(e.without_realized_pnl) as without_realized_pnl, sum(e.commission) as commission,
         sum(e.without_commission) as without_commission, sum(e.taxes) as taxes
  from trading.current_day e
  where e.account_id = a.id
    and e.trading_day >= coalesce(cast(:#from as date),
                                   case when cast(:#to as date) is null then date_trunc('year', a.last_day::timestamp)::date
                                        else '-infinity' end)
    and (cast(:#to as date) is null or e.trading_day <= cast(:#to as date))
    and (cast(:#symbol as text) is null or replace(e.symbol, ' ', '') = cast(:#symbol as text)
         or replace(e.underlying, ' ', '') = cast(:#symbol as text))
  group by 1, 2, 3, 4
) d
cross join lateral (values
  (d.currency, d.realized_pnl, null::numeric, d.taxes, d.fills, d.bookings, d.without_realized_pnl, d.without_commission),
  (d.commission_currency, null, d.commission, null, 0, 0, 0, 0)
) v (currency, realized_pnl, commission, taxes, fills, bookings, without_realized_pnl, without_commission)
group by a.code, d.period, d.symbol, v.currency
having sum(v.fills) > 0 or sum(v.bookings) > 0 or sum(v.without_realized_pnl) > 0 or coalesce(sum(v.realized_pnl), 0) <> 0
       or coalesce(sum(v.commission), 0) <> 0 or coalesce(sum(v.taxes), 0) <> 0
order by d.period desc nulls last, sum(v.realized_pnl) desc nulls last, a.code, d.symbol, v.currency
limit cast(:#limit as bigint) offset cast(:#offset as bigint)
