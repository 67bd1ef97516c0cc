-- The other ids under which the executions of some orders know them, also those that belong to them by a revision alone. An id
-- that none of them states any more is forgotten, as when all of them went to the row of statements: it would depend on which
-- was told first.
with unsaid as (
  delete from trading.order_alias a
  using (
    select k.account_id, k.namespace, k.value, o.id
    from unnest(:#affectedOrders::bigint[]) o (id)
    cross join lateral (
      select x.account_id, x.namespace, x.value
      from trading.order_alias x
      where x.order_id = o.id and x.namespace in ('BROKERAGE', 'ORDER_REF')
      offset 0
    ) k
    left join lateral (
      select true as is_said
      from trading.execution e
      where e.order_id = o.id
        and case k.namespace when 'BROKERAGE' then e.brokerage_order_id else e.order_reference end = k.value
      limit 1
    ) s on true
    where s.is_said is null
  ) u
  where a.account_id = u.account_id and a.namespace = u.namespace and a.value = u.value and a.order_id = u.id
)
insert into trading.order_alias (account_id, namespace, value, order_id)
select distinct e.account_id, a.namespace, a.value, e.order_id
from trading.execution e
cross join lateral (values ('BROKERAGE', e.brokerage_order_id), ('ORDER_REF', e.order_reference)) a (namespace, value)
where e.order_id = any (:#affectedOrders::bigint[]) and a.value is not null
on conflict do nothing
