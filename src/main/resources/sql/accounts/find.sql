select id, broker, code, environment, alias, active from trading.broker_account where broker = 'IBKR' and code = ?
