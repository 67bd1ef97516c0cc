-- What belongs to events that are about to go waits for its event anew.
update trading.option_event e
set parent_event_id = null, revision = e.revision + 1, last_run_id = p.run_id, changed_at = now()
from (select ?::bigint as run_id) p
where e.parent_event_id = any (?::bigint[])
