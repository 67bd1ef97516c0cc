update trading.request_pace_work set asked = null, reference = null, begun_at = null where token_hash = ? and work = ?
