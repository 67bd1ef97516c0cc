-- Positions that are not the sum of the executions, corporate actions and transfers that count.
with p as (select ?::bigint as account_id),
moved as (
  select e.account_id, e.con_id, e.symbol, e.signed_quantity as quantity
  from p join trading.execution e on p.account_id is null or e.account_id = p.account_id
  where e.is_effective
  union all
  select a.account_id, a.con_id, a.symbol, a.quantity
  from p join trading.corporate_action a on p.account_id is null or a.account_id = p.account_id
  where a.is_effective
  union all
  select t.account_id, t.con_id, t.symbol, t.quantity
  from p join trading.transfer t on p.account_id is null or t.account_id = p.account_id
  where t.is_effective
),
summed as (
  select m.account_id, coalesce(m.con_id, '') as con_id,
         case when m.con_id is null then replace(coalesce(m.symbol, ''), ' ', '') else '' end as loose_symbol,
         sum(m.quantity) as quantity
  from moved m
  group by 1, 2, 3
),
kept as (
  select t.account_id, t.con_id, t.loose_symbol, t.quantity
  from p join trading.position_total t on p.account_id is null or t.account_id = p.account_id
)
select a.code as account, 'position_total' as relation, account_id || ' ' || con_id || loose_symbol as id,
       'the position is ' || coalesce(trim_scale(k.quantity), 0) || ', and its executions, corporate actions and transfers add up to '
         || coalesce(trim_scale(s.quantity), 0) as what
from summed s
full join kept k using (account_id, con_id, loose_symbol)
left join trading.broker_account a on a.id = account_id
where coalesce(s.quantity, 0) <> coalesce(k.quantity, 0)
