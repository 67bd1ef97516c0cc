-- Events take the keys of the same events that are named better.
update trading.option_event e
set event_key = k.key, revision = e.revision + 1, last_run_id = p.run_id, changed_at = now()
from (select ?::bigint as run_id) p, unnest(?::bigint[], ?::text[]) k (id, key)
where e.id = k.id
