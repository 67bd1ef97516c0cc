insert into trading.raw_payload_chunk (payload_id, seq, bytes) values (?, ?, ?)
