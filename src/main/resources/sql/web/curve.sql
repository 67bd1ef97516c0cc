-- What the broker realized, day by day and added up, in each currency with results; for a chart. Without days it is the
-- year of the last trade.
with account as (
  select a.id, max(l.last_day) over () as last_day
  from trading.broker_account a
  left join lateral (
    select trading_day(e.trade_date, e.executed_at, e.report_date) as last_day from trading.execution e
    where e.account_id = a.id and trading_day(e.trade_date, e.executed_at, e.report_date) is not null
    order by trading_day(e.trade_date, e.executed_at, e.report_date) desc limit 1
  ) l on true
  where cast(:#account as text) is null or a.code = cast(:#account as text)
),
days as (
  select d.day, d.currency, sum(d.realized_pnl) as realized_pnl
  from account a
  cross join lateral (
    select e.trading_day as day, e.currency, sum(e.realized_pnl) as realized_pnl
    from trading.current_day e
    where e.account_id = a.id
      and e.trading_day >= coalesce(cast(:#from as date),
                                   case when cast(:#to as date) is null then date_trunc('year', a.last_day::timestamp)::date
                                        else '-infinity' end)
      and (cast(:#to as date) is null or e.trading_day <= cast(:#to as date))
      and (cast(:#symbol as text) is null or replace(e.symbol, ' ', '') = cast(:#symbol as text)
           or replace(e.underlying, ' ', '') = cast(:#symbol as text))
    group by 1, 2
  ) d
  group by d.day, d.currency
)
select d.day, d.currency, d.realized_pnl, sum(d.realized_pnl) over (partition by d.currency order by d.day) as cumulative
from days d
where d.realized_pnl <> 0
order by d.day, d.currency
limit 10000
