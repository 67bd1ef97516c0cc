-- E13: the parts of the equity summary give its total, day by day, and its last cash is that of the cash report.
with r as (select * from trading.broker_report where id = ?),
stated as (
  select t.subject as day, t.total, sum(t.amount) as amount
  from r join trading.broker_total t on t.report_id = r.id
  where t.section = 'EquitySummaryInBase'
  group by 1, 2
),
summed as (
  select s.day, max(s.amount) filter (where s.total = 'total') as total, max(s.amount) filter (where s.total = 'cash') as cash,
         sum(s.amount) filter (where s.total in ('cash', 'stock', 'options', 'commodities', 'bonds', 'notes', 'funds', 'crypto',
           'dividendAccruals', 'interestAccruals', 'softDollars', 'forexCfdUnrealizedPl', 'cfdUnrealizedPl', 'ipoSubscription',
           'physDel', 'slbDirectSecuritiesBorrowed', 'slbDirectSecuritiesLent', 'slbCashCollateral')) as parts,
         count(*) filter (where s.total in ('cash', 'stock', 'options', 'bonds', 'funds', 'dividendAccruals', 'interestAccruals')) = 7 as has_all
  from stated s
  group by s.day
)
select 'EQUITY' as equation, s.day as subject, null as con_id, s.parts as ours, s.total as broker,
       case when s.total is null then 'tick the column Total of the section Net Asset Value (NAV) in Base' else '' end as open,
       case when not s.has_all then 'tick all columns of the section Net Asset Value (NAV) in Base: amounts are missing in the sum' else '' end as doubt
from summed s
union all
select 'EQUITY', 'cash', null, s.cash, c.amount, '', ''
from (select x.* from summed x order by x.day desc limit 1) s
cross join lateral (
  select t.amount from r join trading.broker_total t on t.report_id = r.id
  where t.section = 'CashReport' and t.currency = 'BASE_SUMMARY' and t.total = 'endingCash' limit 1) c
where s.cash is not null
order by 2
