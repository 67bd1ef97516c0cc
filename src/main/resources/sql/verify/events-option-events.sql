-- Option events of which the last event of the log says something else than the row.
with p as (select ?::bigint as account_id),
told as (
  select distinct on (v.account_id, v.said ->> 'option_event_id') v.*
  from (select e.id as event_id, e.type, e.account_id, e.data::json as said
        from p join trading.event e on e.type like 'option.%' and e.data is not null
          and (p.account_id is null or e.account_id = p.account_id)) v
  order by v.account_id, v.said ->> 'option_event_id', v.event_id desc
)
select a.code as account, 'option_event' as relation, t.said ->> 'option_event_id' as id,
       case when o.id is null then 'it is gone, and event ' || t.event_id || ' says that it stands'
            when t.type = 'option.removed' then 'it stands, and event ' || t.event_id || ' says that it was removed'
            else 'type, quantity, day, contract, booking or cause is not what event ' || t.event_id || ' says' end as what
from told t
left join trading.option_event o on o.id = (t.said ->> 'option_event_id')::bigint
left join trading.broker_account a on a.id = t.account_id
where (o.id is null) <> (t.type = 'option.removed')
   or o.id is not null
      and (o.event_type, o.quantity, o.event_date, o.con_id, o.booking_execution_id, o.parent_event_id) is distinct from
        (t.said ->> 'event_type', (t.said ->> 'quantity')::numeric, (t.said ->> 'event_date')::date, t.said ->> 'con_id',
         (t.said ->> 'booking_execution_id')::bigint, (t.said ->> 'parent_event_id')::bigint)
