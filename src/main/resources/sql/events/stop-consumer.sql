update trading.event_consumer set stopped = ? where name = ?
