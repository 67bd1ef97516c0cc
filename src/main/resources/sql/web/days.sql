-- A year of an account, day by day and currency by currency: what was traded, and what the broker says it brought; the sums are
-- those of pnl_by_day, from what is kept of them. Without a year it is that of the last trade. A trade in yen may be charged in dollars, so results and
-- costs have their own currencies.
with account as (
  select a.id,
         make_date(coalesce(cast(:#year as integer), extract(year from l.last_day)::integer,
                            extract(year from now())::integer), 1, 1) as first
  from trading.broker_account a
  left join lateral (
    select trading_day(e.trade_date, e.executed_at, e.report_date) as last_day from trading.execution e
    where e.account_id = a.id and trading_day(e.trade_date, e.executed_at, e.report_date) is not null
    order by trading_day(e.trade_date, e.executed_at, e.report_date) desc limit 1
  ) l on true
  where a.code = cast(:#account as text)
)
select d.day, v.currency, sum(v.fills)::bigint as fills, sum(v.bookings)::bigint as bookings,
       sum(v.realized_pnl) as realized_pnl, sum(v.commission) as commission
from account a
cross join lateral (
  select e.trading_day as day, e.currency, e.commission_currency, sum(e.fills) as fills, sum(e.bookings) as bookings,
         sum(e.realized_pnl) as realized_pnl, sum(e.commission) as commission
  from trading.current_day e
  where e.account_id = a.id and e.trading_day >= a.first and e.trading_day < (a.first + interval '1 year')::date
  group by 1, 2, 3
) d
cross join lateral (values
  (d.currency, d.fills, d.bookings, d.realized_pnl, null::numeric),
  (d.commission_currency, 0, 0, null, d.commission)
) v (currency, fills, bookings, realized_pnl, commission)
group by d.day, v.currency
having sum(v.fills) <> 0 or sum(v.bookings) <> 0 or sum(v.realized_pnl) is not null or sum(v.commission) is not null
order by d.day, v.currency
