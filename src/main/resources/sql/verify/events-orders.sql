-- Orders of which the last event says something else than the row.
with p as (select ?::bigint as account_id),
newest as materialized (
  select e.account_id, e.subject, max(e.id) as id
  from p join trading.event e on e.type like 'order.%' and e.data is not null
    and (p.account_id is null or e.account_id = p.account_id)
  group by e.account_id, e.subject
)
select a.code as account, 'trade_order' as relation, coalesce(o.id::text, s.order_id) as id,
       case when o.id is null then 'the order is gone, and event ' || n.id || ' says that it stands'
            when v.type = 'order.removed' then 'the order stands, and event ' || n.id || ' says that it was removed'
            else 'status or quantities are not what event ' || n.id || ' says' end as what
from newest n
join trading.event v on v.id = n.id
cross join lateral json_to_record(v.data::json) s (
  order_id text, is_effective boolean, status text, filled_quantity numeric, quantity numeric, limit_price numeric,
  stop_price numeric, average_price numeric, commission numeric)
left join trading.trade_order o on o.order_key = n.subject and o.account_id = n.account_id
left join trading.broker_account a on a.id = n.account_id
where o.id is null and v.type <> 'order.removed' and s.is_effective
   or o.is_effective and o.is_announced
      and (v.type = 'order.removed'
        or not s.is_effective
        or (o.status, o.filled_quantity, o.quantity, o.limit_price, o.stop_price, o.average_price, o.commission) is distinct from
          (s.status, s.filled_quantity, s.quantity, s.limit_price, s.stop_price, s.average_price, s.commission))
