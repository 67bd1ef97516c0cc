select reference from trading.request_pace_work
where token_hash = ? and work = ? and asked = ? and begun_at >= ?
