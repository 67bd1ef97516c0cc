-- E5: the cash transactions of a report, by type and currency, give the amounts of its cash report.
with r as (select * from trading.broker_report where id = ?),
told as (
  select t.currency, case
           when t.subject ~* '^dividends?$' then 'dividends'
           when t.subject ~* '^payment in lieu' then 'paymentInLieu'
           when t.subject ~* '^withholding tax' then 'withholdingTax'
           when t.subject ~* '^broker interest' then 'brokerInterest'
           when t.subject ~* '^bond interest' then 'bondInterest'
           when t.subject ~* '^other fees' then 'otherFees'
           when t.subject ~* '^deposits' then 'depositWithdrawals' end as total, sum(t.amount) as amount
  from r join trading.broker_total t on t.report_id = r.id
  where t.section = 'CashTransactions'
  group by 1, 2
),
stated as (
  select t.currency, t.total, sum(t.amount) as amount
  from r join trading.broker_total t on t.report_id = r.id
  where t.section = 'CashReport' and t.currency not in ('BASE_SUMMARY', '')
    and t.total in ('dividends', 'paymentInLieu', 'withholdingTax', 'brokerInterest', 'bondInterest', 'otherFees', 'depositWithdrawals')
  group by t.currency, t.total
)
select 'CASH_TRANSACTIONS' as equation, coalesce(s.currency, o.currency) || ' ' || coalesce(s.total, o.total) as subject, null as con_id,
       coalesce(o.amount, 0) as ours, s.amount as broker,
       case when s.amount is null then 'tick all columns of the section Cash Report, with Currency Breakout' else '' end as open,
       '' as doubt
from stated s full join (select * from told where total is not null) o on o.currency = s.currency and o.total = s.total
where coalesce(s.amount, 0) <> 0 or coalesce(o.amount, 0) <> 0
order by 2
