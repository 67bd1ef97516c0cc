-- Moments are taken while the log is locked, so they come in the order of the numbers.
select coalesce(min(e.id) - 1, (select last_id from trading.event_head))
from trading.event e
where e.recorded_at >= ?
