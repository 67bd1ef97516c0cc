insert into trading.instrument (asset_class, symbol, currency, listing_exchange, isin, figi, description)
values (?, ?, ?, ?, ?, ?, ?)
on conflict do nothing
