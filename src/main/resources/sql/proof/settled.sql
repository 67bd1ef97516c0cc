-- E4: what is not settled at the end of a report is the net cash of the trades that settle later. Commissions settle at once.
-- How currency trades settle in this figure is not known.
with r as (select * from trading.broker_report where id = ?),
stated as (
  select t.currency, sum(t.amount) filter (where t.total = 'endingCash') - sum(t.amount) filter (where t.total = 'endingSettledCash') as unsettled
  from r join trading.broker_total t on t.report_id = r.id
  where t.section = 'CashReport' and t.currency not in ('BASE_SUMMARY', '')
  group by t.currency
),
traded as (
  select e.currency, e.settle_date, e.net_cash, e.commission, e.commission_currency, upper(coalesce(c.sec_type, trading.stated(e.raw_record, e.fragments, 'assetCategory'))) as asset
  from r join trading.execution e on e.account_id = r.account_id
  left join trading.ibkr_contract c on c.id = e.contract_id
  where coalesce(e.report_date, e.trade_date) between r.last_day - 14 and r.last_day and (e.superseded_by is null or e.cancelled_by is not null)
),
open_trades as (
  select t.currency, sum(t.net_cash + case when coalesce(t.commission_currency, t.currency) = t.currency then coalesce(t.commission, 0) else 0 end) as amount
  from r join traded t on t.settle_date > r.last_day
  group by t.currency
)
select 'SETTLED_CASH' as equation, s.currency as subject, null as con_id, coalesce(o.amount, 0) as ours, s.unsettled as broker,
       case when s.unsettled is null then 'tick the columns Ending Cash and Ending Settled Cash of the section Cash Report'
            when exists (select from traded t where t.settle_date is null or t.net_cash is null)
              then 'not every execution states Settle Date Target and Net Cash; tick both in the section Trades' else '' end as open,
       case when exists (select from r join traded t on t.settle_date > r.last_day and t.asset in ('CASH', 'FUT', 'CFD'))
              then 'currency trades, futures or CFDs are not settled, of which it is not known how they are in this figure'
            when not exists (select from r join trading.execution e on e.account_id = r.account_id
                             and coalesce(e.report_date, e.trade_date) < r.last_day - 7)
              then 'trades from before the first stored day may settle later' else '' end as doubt
from stated s left join open_trades o on o.currency = s.currency
order by s.currency
