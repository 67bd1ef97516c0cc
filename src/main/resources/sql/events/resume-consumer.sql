update trading.event_consumer set stopped = null where name = ? and stopped is not null
