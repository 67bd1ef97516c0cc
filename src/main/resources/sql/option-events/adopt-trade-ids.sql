-- Events that were stored without trade id take the key of the same event that is now delivered with one.
update trading.option_event e
set event_key = m.key, revision = e.revision + 1, last_run_id = m.run_id, changed_at = now()
from (
  select s.id, i.key, i.run_id
  from (
    select k.*, p.account_id, p.run_id,
           row_number() over (partition by k.con_id, k.event_date, k.event_type, k.quantity order by k.key) as nth
    from (select ?::bigint as account_id, ?::bigint as run_id) p,
         unnest(?::text[], ?::text[], ?::text[]::date[], ?::text[], ?::numeric[]) k (key, con_id, event_date, event_type, quantity)
    where k.key not like 'E:%:%:%:%'
      and not exists (select 1 from trading.option_event x where x.account_id + 0 = p.account_id and x.event_key = k.key)
  ) i
  join lateral (
    select o.id, row_number() over (order by o.event_key) as nth
    from trading.option_event o
    where o.account_id + 0 = i.account_id and o.con_id = i.con_id and o.event_date = i.event_date
      and o.event_type = i.event_type and o.quantity = i.quantity and o.event_key like 'E:%:%:%:%'
  ) s on s.nth = i.nth
) m
where e.id = m.id
