select p.sha256, p.source, p.feed, p.name, p.reading_id from trading.raw_payload p where p.id = ?
