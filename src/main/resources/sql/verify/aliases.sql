-- Ids that executions state of their orders, and that are not among the other ids of the order.
with p as (select ?::bigint as account_id)
select a.code as account, 'order_alias' as relation, s.order_id::text as id,
       'the order is also called ' || s.value || ' (' || s.namespace || '), which is not noted' as what
from p
cross join lateral (
  select distinct e.account_id, n.namespace, n.value, e.order_id
  from trading.execution e
  cross join lateral (values ('BROKERAGE', e.brokerage_order_id), ('ORDER_REF', e.order_reference)) n (namespace, value)
  where e.order_id is not null and n.value is not null and (p.account_id is null or e.account_id = p.account_id)
  union
  select o.account_id, 'PERM', o.perm_id, o.id
  from trading.trade_order o
  where o.perm_id is not null and o.order_key >= 'P:' and o.feed <> 'executions' and o.superseded_by is not null
    and (p.account_id is null or o.account_id = p.account_id)
) s
left join trading.broker_account a on a.id = s.account_id
where not exists (select from trading.order_alias k
                  where k.account_id = s.account_id and k.namespace = s.namespace and k.value = s.value
                    and k.order_id = s.order_id)
