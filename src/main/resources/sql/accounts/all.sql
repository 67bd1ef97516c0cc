select id, broker, code, environment, alias, active from trading.broker_account order by code
