update trading.broker_account set active = ? where broker = 'IBKR' and code = ?
