select con_id from trading.ibkr_contract where contested and con_id = any (?)
