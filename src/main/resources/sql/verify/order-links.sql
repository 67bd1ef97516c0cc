-- Executions that are not linked to the order that they state, or to one that nothing states.
with p as (select ?::bigint as account_id),
linked as (
  select e.id, e.account_id, e.kind, e.ibkr_order_id, e.perm_id, e.order_id, e.exec_group, e.ibkr_exec_id, e.superseded_by,
         o.account_id as order_account, f.id as named, f.superseded_by as heir, f.combo_id,
         l.id as told_live, l.superseded_by as live_heir
  from p
  join trading.execution e on p.account_id is null or e.account_id = p.account_id
  left join trading.trade_order o on o.id = e.order_id
  left join trading.trade_order f on f.account_id = e.account_id and f.order_key = 'F:' || e.ibkr_order_id
  left join trading.trade_order l on e.ibkr_order_id is null and l.account_id = e.account_id and l.order_key = 'P:' || e.perm_id
),
wrong as (
  select l.account_id, l.id,
         case
           when l.order_id is not null and l.order_account is distinct from l.account_id then
             'it is linked to order ' || l.order_id || ', which is not one of its account'
           when l.order_id is null and coalesce(l.named, l.told_live) is not null
                and (l.superseded_by is null or l.ibkr_exec_id is not null) then
             'it states order ' || coalesce(l.ibkr_order_id, l.perm_id) || ' and is not linked to it'
           when l.order_id <> all (array_remove(array[l.named, l.heir, l.combo_id], null)) and l.named is not null then
             'it states order ' || l.ibkr_order_id || ' and is linked to another one'
           when l.order_id is not null and l.ibkr_order_id is null and l.perm_id is null
                and not exists (select from trading.execution x
                                where x.account_id = l.account_id and x.exec_group = l.exec_group and x.order_id = l.order_id
                                  and x.id <> l.id) then
             'it is linked to order ' || l.order_id || ', and states none'
         end as what
  from linked l
)
select a.code as account, 'execution' as relation, w.id::text as id, w.what
from wrong w
left join trading.broker_account a on a.id = w.account_id
where w.what is not null
