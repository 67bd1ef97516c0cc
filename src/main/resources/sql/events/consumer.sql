-- Where a consumer is, and whether its last event is of this log: of a log that was restored and has grown again the hash
-- differs.
select c.last_id, h.last_id as "end",
       c.log = h.log and c.last_id <= h.last_id
         and (c.last_id = 0 or c.last_hash = (select e.hash from trading.event e where e.id = c.last_id)) as is_of_this_log
from trading.event_consumer c
cross join trading.event_head h
where c.name = ?
