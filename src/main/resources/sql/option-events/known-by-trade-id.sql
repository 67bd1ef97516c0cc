-- Events that are delivered without trade id but stored with one: their keys there.
select i.key, s.event_key
from (
  select k.*, p.account_id,
         row_number() over (partition by k.con_id, k.event_date, k.event_type, k.quantity order by k.key) as nth
  from (select ?::bigint as account_id) p,
       unnest(?::text[], ?::text[], ?::text[]::date[], ?::text[], ?::numeric[]) k (key, con_id, event_date, event_type, quantity)
  where k.key like 'E:%:%:%:%'
    and not exists (select 1 from trading.option_event x where x.account_id + 0 = p.account_id and x.event_key = k.key)
) i
join lateral (
  select o.event_key, row_number() over (order by o.event_key) as nth
  from trading.option_event o
  where o.account_id + 0 = i.account_id and o.con_id = i.con_id and o.event_date = i.event_date
    and o.event_type = i.event_type and o.quantity = i.quantity and o.event_key not like 'E:%:%:%:%'
) s on s.nth = i.nth
