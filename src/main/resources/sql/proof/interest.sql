-- E14: interest that was accrued at the beginning and all that changed it give what is accrued at the end, within the broker's own
-- section.
with r as (select * from trading.broker_report where id = ?),
stated as (
  select t.currency, sum(t.amount) filter (where t.total = 'endingAccrualBalance') as ending,
         sum(t.amount) filter (where t.total <> 'endingAccrualBalance') as ours,
         bool_or(t.total = 'startingAccrualBalance') as has_start,
         count(*) filter (where t.total in ('interestAccrued', 'accrualReversal', 'fxTranslation')) = 3 as has_all
  from r join trading.broker_total t on t.report_id = r.id
  where t.section = 'InterestAccruals' and t.currency <> ''
  group by t.currency
)
select case when s.currency = 'BASE_SUMMARY' then 'INTEREST_IN_BASE' else 'INTEREST' end as equation,
       case when s.currency = 'BASE_SUMMARY' then 'base' else s.currency end as subject, null as con_id, coalesce(s.ours, 0) as ours,
       s.ending as broker,
       case when s.ending is null or not s.has_start
            then 'tick the columns Starting Accrual Balance and Ending Accrual Balance of the section Interest Accruals' else '' end as open,
       case when not s.has_all then 'tick all columns of the section Interest Accruals: amounts are missing in the sum' else '' end as doubt
from stated s
order by 1 desc, 2
