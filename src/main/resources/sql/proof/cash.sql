-- E1: starting cash and all movements of a currency give its ending cash, within the broker's own cash report. Deposits and
-- withdrawals are stated twice, apart and together. Cash lent with securities has columns of its own, which are not in it.
with r as (select * from trading.broker_report where id = ?),
stated as (
  select t.currency, t.total, sum(t.amount) as amount
  from r join trading.broker_total t on t.report_id = r.id
  where t.section = 'CashReport' and t.currency <> '' and t.total !~ '^slb'
  group by t.currency, t.total
),
summed as (
  select s.currency, max(s.amount) filter (where s.total = 'endingCash') as ending,
         sum(s.amount) filter (where s.total not in ('endingCash', 'endingSettledCash')
           and not (s.total in ('deposits', 'withdrawals')
                    and exists (select from stated d where d.currency = s.currency and d.total = 'depositWithdrawals'))) as ours,
         bool_or(s.total = 'startingCash') as has_start,
         count(*) filter (where s.total in ('commissions', 'depositWithdrawals', 'dividends', 'brokerInterest', 'netTradesSales',
           'netTradesPurchases', 'withholdingTax', 'otherFees', 'accountTransfers', 'internalTransfers', 'feesReceivables',
           'paymentInLieu', 'cashSettlingMtm')) = 13 as has_all
  from stated s
  group by s.currency
)
select case when s.currency = 'BASE_SUMMARY' then 'CASH_IN_BASE' else 'CASH' end as equation,
       case when s.currency = 'BASE_SUMMARY' then 'base' else s.currency end as subject, null as con_id, s.ours, s.ending as broker,
       case when s.ending is null or not s.has_start
            then 'tick the columns Starting Cash and Ending Cash of the section Cash Report' else '' end as open,
       case when not s.has_all then 'tick all columns of the section Cash Report: amounts are missing in the sum' else '' end as doubt
from summed s
order by 1 desc, 2
