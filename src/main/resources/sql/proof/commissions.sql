-- E2: the commissions of the executions of a report's days in the base currency, and what its cash report says. The rate of a
-- row is that of its currency; a commission in another one has the rate of a row of that day in that currency.
with r as (
  select b.*, coalesce(b.base_currency, (
           select min(e.currency) from trading.execution e
           where e.account_id = b.account_id and coalesce(e.report_date, e.trade_date) between b.first_day and b.last_day
             and e.fx_rate_to_base = 1 having count(distinct e.currency) = 1), (
           select min(e.currency) from trading.execution e
           where e.account_id = b.account_id and e.fx_rate_to_base = 1 having count(distinct e.currency) = 1)) as base
  from trading.broker_report b where b.id = ?
),
paid as (
  select e.commission, e.currency, coalesce(e.commission_currency, e.currency) as paid_in, e.fx_rate_to_base,
         coalesce(e.report_date, e.trade_date) as day, r.base
  from r join trading.execution e on e.account_id = r.account_id
  where coalesce(e.report_date, e.trade_date) between r.first_day and r.last_day
),
day_rate as (
  select p.currency, p.day, max(p.fx_rate_to_base) as rate from paid p group by p.currency, p.day
),
rated as (
  select p.commission,
         case when p.commission = 0 then 0
              when p.paid_in = p.base then 1
              when p.paid_in = p.currency then p.fx_rate_to_base
              else o.rate end as rate
  from paid p
  left join day_rate o on o.currency = p.paid_in and o.day = p.day
  where p.commission is not null
),
summed as (
  select (select sum(t.amount) from trading.broker_total t join r on t.report_id = r.id
          where t.section = 'CashReport' and t.currency = 'BASE_SUMMARY' and t.total = 'commissions') as broker,
         - coalesce(sum(rated.commission * rated.rate), 0) as ours,
         count(*) filter (where rated.rate is null and rated.commission is not null) as unrated,
         (select count(*) from paid) as executions,
         (select count(*) from paid where commission is not null) as with_commission
  from rated
)
select 'COMMISSIONS' as equation, 'base' as subject, null as con_id, s.ours, s.broker,
       case when s.broker is null then 'select the section Cash Report, with Base Currency Summary and the column Commissions'
            when s.executions > 0 and s.with_commission = 0
              then 'no execution states a commission; tick the column IB Commission of the section Trades'
            when s.unrated > 0
              then s.unrated || ' commissions cannot be converted to the base currency; tick FX Rate To Base in the section Trades and select Account Information'
            else '' end as open,
       '' as doubt
from summed s
