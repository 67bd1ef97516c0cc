select id, settings from trading.reading
