-- What the broker realized and charged, each under its own currency, by day, month, symbol or underlying; the newest first. Without
-- a first day it is the year of the last trade.
select g.account, g.period, g.symbol, g.currency, sum(g.realized_pnl) as realized_pnl, sum(g.commission) as commission,
       sum(g.taxes) as taxes, sum(g.fills)::bigint as fills, sum(g.bookings)::bigint as bookings,
       sum(g.without_realized_pnl)::bigint as without_realized_pnl, sum(g.without_commission)::bigint as without_commission
from (
  select d.account,
         case cast(:#by as text) when 'day' then to_char(d.trading_day, 'YYYY-MM-DD')
                                 when 'month' then to_char(d.trading_day, 'YYYY-MM') end as period,
         case cast(:#by as text) when 'symbol' then d.symbol when 'underlying' then d.underlying end as symbol,
         v.currency, v.realized_pnl, v.commission, v.taxes, v.fills, v.bookings, v.without_realized_pnl, v.without_commission
  from trading.pnl_by_day d
  cross join lateral (values
    (d.currency, d.realized_pnl, null::numeric, d.taxes, d.fills, d.bookings, d.without_realized_pnl, d.without_commission),
    (d.commission_currency, null, d.commission, null, 0, 0, 0, 0)
  ) v (currency, realized_pnl, commission, taxes, fills, bookings, without_realized_pnl, without_commission)
  where d.account = any (array(
          select a.code from trading.broker_account a
          where cast(:#account as text) is null or a.code = cast(:#account as text)))
    and d.trading_day >= coalesce(cast(:#from as date), (
      select date_trunc('year', max(l.last_day)::timestamp)::date
      from trading.broker_account a
      cross join lateral (
        select trading_day(e.trade_date, e.executed_at, e.report_date) as last_day from trading.execution e
        where e.account_id = a.id and trading_day(e.trade_date, e.executed_at, e.report_date) is not null
        order by trading_day(e.trade_date, e.executed_at, e.report_date) desc limit 1
      ) l
      where cast(:#account as text) is null or a.code = cast(:#account as text)))
    and (cast(:#to as date) is null or d.trading_day <= cast(:#to as date))
    and (cast(:#symbol as text) is null or replace(d.symbol, ' ', '') = cast(:#symbol as text)
         or d.underlying = cast(:#symbol as text))
) g
group by g.account, g.period, g.symbol, g.currency
having sum(g.fills) > 0 or sum(g.bookings) > 0 or coalesce(sum(g.realized_pnl), 0) <> 0 or coalesce(sum(g.commission), 0) <> 0
order by g.period desc nulls last, sum(g.realized_pnl) desc nulls last, g.account, g.symbol, g.currency
limit cast(:#limit as bigint) offset cast(:#offset as bigint)
