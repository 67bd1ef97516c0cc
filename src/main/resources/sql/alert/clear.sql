update trading.alert set cleared_at = clock_timestamp() where cause = any (?) and cleared_at is null returning condition
