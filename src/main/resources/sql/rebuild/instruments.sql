select '' as account, concat_ws('|', i.asset_class, i.symbol, i.currency, i.listing_exchange) as key,
       (to_jsonb(i) - '{id,underlying_id}'::text[]
        || jsonb_build_object(
             'underlying', (select concat_ws(' ', u.asset_class, u.symbol, u.currency, u.listing_exchange)
                            from trading.instrument u where u.id = i.underlying_id)))::text as said
from trading.instrument i
order by concat_ws('|', i.asset_class, i.symbol, i.currency, i.listing_exchange) collate "C"
