select id, con_id, sec_type, sub_category, symbol, local_symbol, description, strike, expiry, "right", multiplier,
       currency, exchange, isin, cusip, figi, underlying_con_id, underlying_symbol, instrument_id, stated, contested
from trading.ibkr_contract
where con_id = any (?)
