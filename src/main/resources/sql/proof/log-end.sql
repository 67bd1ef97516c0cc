select h.log::text as log, h.last_id, encode(h.last_hash, 'hex') as hash from trading.event_head h
