-- Where a consumer is, for the one process that has the turn until its transaction ends.
select last_id from trading.event_consumer where name = ? for update skip locked
