-- What is known of contracts now. By their keys, whatever the server expects.
update trading.ibkr_contract c
set sec_type = n.sec_type, sub_category = n.sub_category, symbol = n.symbol, local_symbol = n.local_symbol,
    description = n.description, strike = n.strike, expiry = n.expiry, "right" = n."right", multiplier = n.multiplier,
    currency = n.currency, exchange = n.exchange, isin = n.isin, cusip = n.cusip, figi = n.figi,
    underlying_con_id = n.underlying_con_id, underlying_symbol = n.underlying_symbol, instrument_id = n.instrument_id,
    stated = n.stated::jsonb, contested = n.contested,
    underlying_contract_id = (select u.id from trading.ibkr_contract u where u.con_id = n.underlying_con_id)
from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::numeric[], ?::date[], ?::text[], ?::numeric[],
            ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::bigint[], ?::text[],
            ?::boolean[], ?::bigint[])
  n (sec_type, sub_category, symbol, local_symbol, description, strike, expiry, "right", multiplier, currency, exchange,
     isin, cusip, figi, underlying_con_id, underlying_symbol, instrument_id, stated, contested, id)
where c.id = any (?) and c.id = n.id
