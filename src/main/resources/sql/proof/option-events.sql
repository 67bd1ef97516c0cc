-- E7: what option events did to positions in their contracts, and what the bookings of these contracts did.
with r as (select * from trading.broker_report where id = ?),
told as (
  select v.con_id, max(v.symbol) as symbol, sum(v.quantity) as quantity, count(*) filter (where v.quantity is null) as unknown
  from r join trading.option_event v on v.account_id = r.account_id and v.event_date between r.first_day and r.last_day
  where v.event_type <> 'CASH_SETTLEMENT' and v.con_id is not null
  group by v.con_id
),
booked as (
  select e.con_id, sum(e.signed_quantity) as quantity
  from r join trading.execution e on e.account_id = r.account_id
  where trading.trading_day(e.trade_date, e.executed_at, e.report_date) between r.first_day and r.last_day and e.kind = 'BOOK' and e.is_effective
  group by e.con_id
)
select 'OPTION_EVENTS' as equation, t.symbol as subject, t.con_id, coalesce(b.quantity, 0) as ours, t.quantity as broker,
       case when t.unknown > 0 then 'not every event states its quantity; tick Quantity in the section Option Exercises' else '' end as open,
       case when b.con_id is null then 'the bookings of these events are not stated; tick the column Transaction Type in the section Trades' else '' end as doubt
from told t left join booked b on b.con_id = t.con_id
order by 2, 3
