-- Days that records in quarantine leave open, whatever proves them.
select a.code as account, d.dataset, lower(r.days) as covered_from, upper(r.days) - 1 as covered_to
from trading.broker_account a
cross join (values ('orders'), ('executions'), ('option-events'), ('corporate-actions'), ('transfers')) d (dataset)
cross join lateral unnest(trading.doubtful_days(a.id, d.dataset)) as r (days)
where a.active and a.environment in ('LIVE', 'PAPER')
