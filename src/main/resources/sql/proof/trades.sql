-- E9: each trade in itself. Proceeds are quantity, price and multiplier; net cash is proceeds less commission and taxes. Left out is
-- what is booked in another way: futures and CFDs move cash by their gains, a currency trade has no net cash of its own, a bond has
-- accrued interest in it.
with r as (select * from trading.broker_report where id = ?),
traded as (
  select e.exec_key, e.signed_quantity as units, e.price, e.proceeds, e.net_cash, e.commission, e.taxes, e.currency, e.commission_currency,
         c.multiplier, upper(coalesce(c.sec_type, trading.stated(e.raw_record, e.fragments, 'assetCategory'))) as asset
  from r join trading.execution e on e.account_id = r.account_id
  left join trading.ibkr_contract c on c.id = e.contract_id
  where coalesce(e.report_date, e.trade_date) between r.first_day and r.last_day and e.superseded_by is null
),
judged as (
  select 'PROCEEDS' as equation, t.exec_key, t.proceeds as stated, - t.units * t.price * trading.unit_of_price(t.asset, t.multiplier) as computed
  from traded t where t.asset is distinct from 'CFD'
  union all
  select 'NET_CASH', t.exec_key, t.net_cash, t.proceeds - t.commission - coalesce(t.taxes, 0)
  from traded t
  where t.asset in ('STK', 'OPT', 'FOP', 'WAR', 'FUND') and coalesce(t.commission_currency, t.currency) = t.currency
),
compared as (
  select j.*, abs(j.stated - j.computed) <= greatest(0.01, abs(j.stated) * 0.000001) as holds
  from judged j where j.stated is not null and j.computed is not null
)
select v.equation, 'each trade' as subject, null as con_id, count(*) filter (where c.holds) as ours, nullif(count(c.holds), 0) as broker,
       case when count(c.holds) = 0
            then 'no trade states quantity, price, multiplier, proceeds, net cash and commission together; tick them in the section Trades'
            else '' end as open,
       '' as doubt, string_agg(c.exec_key, ', ' order by c.exec_key) filter (where not c.holds) as rows
from (values ('PROCEEDS'), ('NET_CASH')) v (equation) left join compared c on c.equation = v.equation
where exists (select from traded)
group by v.equation
order by v.equation desc
