-- A year of an account, day by day and currency by currency: what was traded, and what the broker says it brought. Without a
-- year it is that of the last trade. A trade in yen may be charged in dollars, so results and costs have their own currencies.
select d.trading_day as day, v.currency, sum(v.fills)::bigint as fills, sum(v.bookings)::bigint as bookings,
       sum(v.realized_pnl) as realized_pnl, sum(v.commission) as commission
from (
  select make_date(coalesce(cast(:#year as integer), extract(year from max(l.last_day))::integer,
                            extract(year from now())::integer), 1, 1) as first
  from trading.broker_account a
  cross join lateral (
    select trading_day(e.trade_date, e.executed_at, e.report_date) as last_day from trading.execution e
    where e.account_id = a.id and trading_day(e.trade_date, e.executed_at, e.report_date) is not null
    order by trading_day(e.trade_date, e.executed_at, e.report_date) desc limit 1
  ) l
  where a.code = cast(:#account as text)
) y
cross join lateral (
  select * from trading.pnl_by_day d
  where d.account = cast(:#account as text) and d.trading_day >= y.first
    and d.trading_day < (y.first + interval '1 year')::date
) d
cross join lateral (values
  (d.currency, d.fills, d.bookings, d.realized_pnl, null::numeric),
  (d.commission_currency, 0, 0, null, d.commission)
) v (currency, fills, bookings, realized_pnl, commission)
group by d.trading_day, v.currency
having sum(v.fills) <> 0 or sum(v.bookings) <> 0 or sum(v.realized_pnl) is not null or sum(v.commission) is not null
order by d.trading_day, v.currency
