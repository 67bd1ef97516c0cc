select distinct a.code
from trading.coverage c
join trading.run r on r.id = c.run_id
join trading.broker_account a on a.id = c.account_id
where c.source = ? and r.payload = ?
