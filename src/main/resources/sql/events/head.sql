select log, last_id from trading.event_head
