update trading.request_pace_work set asked = ?, reference = ?, begun_at = ? where token_hash = ? and work = ?
