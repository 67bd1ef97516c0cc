-- The event before the first one of a run, or of a later one.
select coalesce(min(e.id) - 1, (select last_id from trading.event_head))
from trading.event e
where e.run_id >= ?
