select a.code as account, c.dataset, c.source, c.provisional, c.covered_from, c.covered_to, r.payload, c.run_id
from trading.coverage c
join trading.broker_account a on a.id = c.account_id and a.active and a.environment in ('LIVE', 'PAPER')
join trading.run r on r.id = c.run_id and r.status = 'succeeded'
order by c.covered_from, c.covered_to, c.id
