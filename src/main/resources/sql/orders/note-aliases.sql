-- The other ids under which the executions of some orders know them, also those that belong to them by a revision alone.
insert into trading.order_alias (account_id, namespace, value, order_id)
select distinct e.account_id, a.namespace, a.value, e.order_id
from trading.execution e
cross join lateral (values ('BROKERAGE', e.brokerage_order_id), ('ORDER_REF', e.order_reference)) a (namespace, value)
where e.order_id = any (:#affectedOrders::bigint[]) and a.value is not null
on conflict do nothing
