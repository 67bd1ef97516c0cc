select a.code
from trading.broker_account a
cross join lateral (
  select from trading.coverage c join trading.run r on r.id = c.run_id
  where c.account_id = a.id and c.source = ? and r.payload = ?
  limit 1) proven
