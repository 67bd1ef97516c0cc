-- Where a consumer is, for the one process that has the turn for some time, or takes it over from one that let it run out.
update trading.event_consumer c
set held_by = ?, held_until = clock_timestamp() + make_interval(secs => ?)
where c.name = ? and (c.held_by is null or c.held_by = ? or c.held_until < clock_timestamp())
returning c.last_id
