-- E11: symbol summaries and the executions of their contracts: quantity, proceeds and commission. How bookings are in a summary is
-- not known. A correction carries only the difference of the commission, so all rows count for that.
with r as (select * from trading.broker_report where id = ?),
stated as (
  select t.currency, t.subject as con_id, sum(t.amount) filter (where t.total = 'quantity') as quantity,
         sum(t.amount) filter (where t.total = 'proceeds') as proceeds, sum(t.amount) filter (where t.total = 'commission') as commission
  from r join trading.broker_total t on t.report_id = r.id
  where t.section = 'SymbolSummary' and t.subject <> ''
  group by t.currency, t.subject
),
traded as (
  select e.currency, e.con_id, sum(e.signed_quantity) filter (where e.superseded_by is null or e.cancelled_by is not null) as quantity,
         sum(e.proceeds) filter (where e.superseded_by is null or e.cancelled_by is not null) as proceeds, - sum(e.commission) as commission,
         bool_or(e.proceeds is null) as lacks_proceeds,
         bool_or(e.commission is null or coalesce(e.commission_currency, e.currency) <> e.currency) as lacks_commission,
         bool_or(e.kind = 'BOOK') as has_bookings
  from r join trading.execution e on e.account_id = r.account_id
  where coalesce(e.report_date, e.trade_date) between r.first_day and r.last_day and e.con_id is not null
  group by e.currency, e.con_id
),
compared as (
  select s.con_id, coalesce(t.has_bookings, false) as has_bookings,
         coalesce(s.quantity = coalesce(t.quantity, 0), true)
           and (coalesce(t.lacks_proceeds, false) or coalesce(abs(s.proceeds - coalesce(t.proceeds, 0)) <= 0.01, true))
           and (coalesce(t.lacks_commission, false) or coalesce(abs(s.commission - coalesce(t.commission, 0)) <= 0.01, true)) as holds
  from stated s left join traded t on t.con_id = s.con_id and t.currency = s.currency
)
select 'SYMBOLS' as equation, 'each symbol' as subject, null as con_id, count(*) filter (where c.holds) as ours,
       nullif(count(*), 0) as broker,
       case when count(*) = 0 then 'tick the column Conid in the section Trades, for the option Symbol Summary, too' else '' end as open,
       case when bool_and(c.holds or c.has_bookings)
            then 'bookings are among the executions, of which it is not known how they are in a summary' else '' end as doubt,
       string_agg(distinct c.con_id, ', ') filter (where not c.holds) as rows
from compared c
