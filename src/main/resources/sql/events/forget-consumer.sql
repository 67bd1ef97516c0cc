delete from trading.event_consumer where name = ?
