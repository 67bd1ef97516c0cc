select pg_advisory_xact_lock(hashtext('trading.ibkr_contract'))
