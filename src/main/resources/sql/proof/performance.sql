-- E12: the rows of the performance summary give its totals. The row without contract is the total; asset classes have rows of their
-- own in some statements, which nothing distinguishes from it.
with r as (select * from trading.broker_report where id = ?),
stated as (
  select t.total, sum(t.amount) filter (where t.subject <> '') as parts, max(t.amount) filter (where t.subject = '') as total_amount,
         count(*) filter (where t.subject = '') as totals
  from r join trading.broker_total t on t.report_id = r.id
  where t.section = 'FIFOPerformanceSummaryInBase' and t.total in ('totalRealizedPnl', 'totalUnrealizedPnl', 'totalFifoPnl')
  group by t.total
)
select 'PERFORMANCE' as equation, s.total as subject, null as con_id, coalesce(s.parts, 0) as ours, s.total_amount as broker,
       case when s.totals <> 1 then 'the section Realized and Unrealized Performance Summary has not one row of totals' else '' end as open,
       '' as doubt
from stated s
order by s.total
