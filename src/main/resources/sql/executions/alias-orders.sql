-- The other ids under which executions know their orders.
insert into trading.order_alias (account_id, namespace, value, order_id)
select distinct ?::bigint, a.namespace, a.value, a.order_id
from unnest(?::text[], ?::text[], ?::bigint[]) a (namespace, value, order_id)
on conflict do nothing
