-- How far each consumer of events is behind the log: in events, and since when the oldest that it has not seen is there.
select c.name, greatest(h.last_id - c.last_id, 0) as behind,
       coalesce(extract(epoch from clock_timestamp() - e.recorded_at), 0)::bigint as seconds, c.stopped,
       c.log = h.log and c.last_id <= h.last_id as is_of_this_log
from trading.event_consumer c
cross join trading.event_head h
left join trading.event e on e.id = c.last_id + 1
order by c.name
