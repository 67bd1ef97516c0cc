-- Moments are taken before the commit, so a later number may have an earlier moment: what is learnt since then is later
-- than all that was learnt before.
select coalesce(min(e.id) - 1, (select last_id from trading.event_head))
from trading.event e
where e.recorded_at >= ?
