update trading.event_consumer set held_by = null, held_until = null where name = ? and held_by = ?
