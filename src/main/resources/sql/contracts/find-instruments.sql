select i.asset_class, i.symbol, i.currency, i.listing_exchange, i.id
from unnest(?::text[], ?::text[], ?::text[], ?::text[]) k (asset_class, symbol, currency, listing_exchange)
join trading.instrument i using (asset_class, symbol, currency, listing_exchange)
