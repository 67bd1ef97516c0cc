-- A contract that only a failed run left has only its con id.
select '' as account, c.con_id as key,
       (to_jsonb(c) - '{id,instrument_id,underlying_contract_id,stated,contested}'::text[]
        || jsonb_build_object(
             'instrument', (select concat_ws(' ', i.asset_class, i.symbol, i.currency, i.listing_exchange)
                            from trading.instrument i where i.id = c.instrument_id),
             'underlying', (select u.con_id from trading.ibkr_contract u where u.id = c.underlying_contract_id)))::text as said
from trading.ibkr_contract c
where c.stated <> '{}'
order by c.con_id collate "C"
