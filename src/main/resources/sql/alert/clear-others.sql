update trading.alert set cleared_at = clock_timestamp() where cause like ? and cause <> all (?) and cleared_at is null
returning condition
