select started_at from trading.request_pace_work where token_hash = ? and work = ?
