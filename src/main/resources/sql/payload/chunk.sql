select bytes from trading.raw_payload_chunk where payload_id = ? and seq = ?
