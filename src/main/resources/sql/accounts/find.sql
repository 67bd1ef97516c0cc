select id, broker, code, environment, alias, active, registered_at from trading.broker_account where broker = 'IBKR' and code = ?
