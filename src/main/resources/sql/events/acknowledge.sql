-- A consumer has seen all events up to this one; it never goes back.
insert into trading.event_consumer (name, log, last_id, last_hash)
select p.name, h.log, p.id, coalesce((select e.hash from trading.event e where e.id = p.id), sha256(''::bytea))
from (select ?::text as name, ?::bigint as id) p
cross join trading.event_head h
on conflict (name) do update
set last_id = excluded.last_id, last_hash = excluded.last_hash, moved_at = clock_timestamp()
where event_consumer.last_id < excluded.last_id and event_consumer.log = excluded.log
