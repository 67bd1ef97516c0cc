select id from trading.raw_payload where sha256 = ?
