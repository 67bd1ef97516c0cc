copy trading.instrument (asset_class, symbol, currency, listing_exchange, isin, figi, description) from stdin with (format binary)
