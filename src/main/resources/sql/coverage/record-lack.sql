insert into trading.unproven_period (account_id, dataset, source, reason, day_from, day_to, run_id)
select v.account_id, v.dataset, v.source, v.reason, v.day_from, v.day_to, v.run_id
from (values (?::bigint, ?, ?, ?, ?::date, ?::date, ?::bigint))
  v (account_id, dataset, source, reason, day_from, day_to, run_id)
where not exists (select 1 from trading.unproven_period u
                  where (u.account_id, u.dataset, u.source, u.reason, u.day_from, u.day_to)
                      = (v.account_id, v.dataset, v.source, v.reason, v.day_from, v.day_to))
