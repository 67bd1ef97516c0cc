-- A consumer that is new has seen all that there is.
insert into trading.event_consumer (name, log, last_id, last_hash)
select ?, h.log, h.last_id, h.last_hash from trading.event_head h
on conflict (name) do nothing
