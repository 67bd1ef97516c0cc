select con_id, id from trading.ibkr_contract where con_id = any (?)
