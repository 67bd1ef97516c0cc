-- What proofs.sql says, joined over sources and runs: a row for each span of days instead of one for each run.
select a.code as account, p.dataset, p.provisional, lower(r.days) as covered_from, upper(r.days) - 1 as covered_to
from (select account_id, dataset, provisional, range_agg(daterange(covered_from, covered_to, '[]')) as days
      from trading.coverage
      group by account_id, dataset, provisional) p
cross join lateral unnest(p.days) as r(days)
join trading.broker_account a on a.id = p.account_id and a.active and a.environment in ('LIVE', 'PAPER')
