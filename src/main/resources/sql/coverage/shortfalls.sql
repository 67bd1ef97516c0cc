-- Joined over sources and runs, as only the days matter.
select a.code as account, u.dataset, u.reason, lower(r.days) as covered_from, upper(r.days) - 1 as covered_to
from (select account_id, dataset, reason, range_agg(daterange(day_from, day_to, '[]')) as days
      from trading.unproven_period
      group by account_id, dataset, reason) u
cross join lateral unnest(u.days) as r(days)
join trading.broker_account a on a.id = u.account_id and a.active and a.environment in ('LIVE', 'PAPER')
