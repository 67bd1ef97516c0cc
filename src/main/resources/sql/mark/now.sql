-- How far the database is: the ends of both chains, and the last run that succeeded.
select h.log, clock_timestamp() as at, h.last_id as event, encode(h.last_hash, 'hex') as event_hash, c.last_id as payload,
       encode(c.last_hash, 'hex') as payload_hash,
       (select coalesce(max(r.id), 0) from trading.run r where r.status = 'succeeded') as run
from trading.event_head h cross join trading.payload_chain c
