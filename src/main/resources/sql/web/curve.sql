-- What the broker realized, day by day and added up, in each currency with results; for a chart.
with days as (
  select d.trading_day as day, d.currency, sum(d.realized_pnl) as realized_pnl
  from trading.pnl_by_day d
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
  group by d.trading_day, d.currency
)
select d.day, d.currency, d.realized_pnl, sum(d.realized_pnl) over (partition by d.currency order by d.day) as cumulative
from days d
where d.realized_pnl <> 0
order by d.day, d.currency
limit 10000
