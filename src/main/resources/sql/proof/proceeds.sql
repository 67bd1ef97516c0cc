-- E3: what was received and paid for trades in each currency, and what the cash report says. A currency trade AAA.BBB moves
-- AAA by its quantity and BBB by its proceeds. Futures move cash by their gains, and are not in these totals. A cancel takes
-- back what its original added.
with r as (select * from trading.broker_report where id = ?),
traded as (
  select e.kind, e.symbol, e.currency, e.proceeds, e.signed_quantity, upper(coalesce(c.sec_type, trading.stated(e.raw_record, e.fragments, 'assetCategory'))) as asset
  from r join trading.execution e on e.account_id = r.account_id
  left join trading.ibkr_contract c on c.id = e.contract_id
  where coalesce(e.report_date, e.trade_date) between r.first_day and r.last_day and (e.superseded_by is null or e.cancelled_by is not null)
),
moved as (
  select t.currency, t.proceeds as amount, case when t.kind = 'CANCEL' then -1 else 1 end as direction
  from traded t where t.asset is distinct from 'FUT'
  union all
  select upper(split_part(t.symbol, '.', 1)), t.signed_quantity, case when t.kind = 'CANCEL' then -1 else 1 end
  from traded t where t.asset = 'CASH' and t.symbol like '%.%'
),
ours as (
  select m.currency, coalesce(sum(m.amount) filter (where m.amount * m.direction > 0), 0) as sales,
         coalesce(sum(m.amount) filter (where m.amount * m.direction < 0), 0) as purchases,
         count(*) filter (where m.amount is null) as unknown
  from moved m group by m.currency
),
stated as (
  select t.currency, sum(t.amount) filter (where t.total = 'netTradesSales') as sales,
         sum(t.amount) filter (where t.total = 'netTradesPurchases') as purchases
  from r join trading.broker_total t on t.report_id = r.id
  where t.section = 'CashReport' and t.currency not in ('BASE_SUMMARY', '')
  group by t.currency
),
compared as (
  select coalesce(o.currency, s.currency) as currency, coalesce(o.sales, 0) as sales, coalesce(o.purchases, 0) as purchases,
         s.sales as stated_sales, s.purchases as stated_purchases,
         case when coalesce(o.unknown, 0) > 0
                then 'not every execution states its proceeds; tick the column Proceeds of the section Trades'
              when exists (select from traded t where t.asset = 'CFD')
                then 'the days have trades in CFDs, of which it is not known how they are in these totals'
              else '' end as open
  from ours o full join stated s on s.currency = o.currency
  where coalesce(o.sales, 0) <> 0 or coalesce(o.purchases, 0) <> 0 or s.currency is not null
)
select v.equation, b.currency as subject, null as con_id, v.ours, v.broker,
       case when v.broker is null
            then 'select the section Cash Report, with Currency Breakout and the columns Net Trades (Sales) and Net Trades (Purchases)'
            else b.open end as open,
       '' as doubt
from compared b
cross join lateral (values ('SALES', b.sales, b.stated_sales), ('PURCHASES', b.purchases, b.stated_purchases)) v (equation, ours, broker)
order by b.currency, v.equation desc
