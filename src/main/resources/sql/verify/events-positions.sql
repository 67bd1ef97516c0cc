-- Positions of which the last event says something else.
with p as (select ?::bigint as account_id),
newest as (
  select max(e.id) as id
  from p join trading.event e on e.type = 'position.changed' and e.data is not null
    and (p.account_id is null or e.account_id = p.account_id)
  group by e.account_id, e.subject
),
told as (
  select v.id as event_id, v.account_id, v.subject, (v.data::json ->> 'quantity_after')::numeric as quantity
  from newest n join trading.event v on v.id = n.id
)
select a.code as account, 'position_total' as relation, t.account_id || ' ' || t.subject as id,
       'the position is ' || coalesce(trim_scale(k.quantity), 0) || ', and event ' || t.event_id || ' says ' || trim_scale(t.quantity) as what
from told t
left join trading.position_total k on k.account_id = t.account_id and k.con_id || k.loose_symbol = t.subject
left join trading.broker_account a on a.id = t.account_id
where coalesce(k.quantity, 0) <> t.quantity
