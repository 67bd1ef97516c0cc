select a.code as account, c.dataset, max(c.covered_to) as covered_to
from trading.coverage c
join trading.broker_account a on a.id = c.account_id
where a.active and a.environment in ('LIVE', 'PAPER')
group by a.code, c.dataset
order by a.code, c.dataset
