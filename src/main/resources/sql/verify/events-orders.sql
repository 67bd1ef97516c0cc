-- Orders of which the last event says something else than the row.
with p as (select ?::bigint as account_id),
newest as (
  select max(e.id) as id
  from p join trading.event e on e.type like 'order.%' and e.data is not null
    and (p.account_id is null or e.account_id = p.account_id)
  group by e.account_id, e.subject
),
told as (
  select v.id as event_id, v.type, v.account_id, v.subject, v.data::json as said
  from newest n join trading.event v on v.id = n.id
)
select a.code as account, 'trade_order' as relation, coalesce(o.id::text, t.said ->> 'order_id') as id,
       case when o.id is null then 'the order is gone, and event ' || t.event_id || ' says that it stands'
            when t.type = 'order.removed' then 'the order stands, and event ' || t.event_id || ' says that it was removed'
            else 'status or quantities are not what event ' || t.event_id || ' says' end as what
from told t
left join trading.trade_order o on o.order_key = t.subject and o.account_id = t.account_id
left join trading.broker_account a on a.id = t.account_id
where o.id is null and t.type <> 'order.removed' and (t.said ->> 'is_effective')::boolean
   or o.is_effective and o.is_announced
      and (t.type = 'order.removed'
        or not (t.said ->> 'is_effective')::boolean
        or (o.status, o.filled_quantity, o.quantity, o.limit_price, o.stop_price, o.average_price, o.commission) is distinct from
          (t.said ->> 'status', (t.said ->> 'filled_quantity')::numeric, (t.said ->> 'quantity')::numeric,
           (t.said ->> 'limit_price')::numeric, (t.said ->> 'stop_price')::numeric, (t.said ->> 'average_price')::numeric,
           (t.said ->> 'commission')::numeric))
