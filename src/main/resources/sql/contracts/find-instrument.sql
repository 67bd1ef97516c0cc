select id from trading.instrument where asset_class = ? and symbol = ? and currency = ? and listing_exchange = ?
