insert into trading.coverage (account_id, dataset, source, feed, provisional, covered_from, covered_to, run_id, payload_id)
select v.account_id, v.dataset, v.source, v.feed, v.provisional, v.covered_from, v.covered_to, v.run_id, v.payload_id
from (values (?::bigint, ?, ?, ?, ?::boolean, ?::date, ?::date, ?::bigint, ?::bigint))
  v (account_id, dataset, source, feed, provisional, covered_from, covered_to, run_id, payload_id)
where not exists (select 1 from trading.coverage c
                  where (c.account_id, c.dataset, c.source, c.feed, c.covered_from, c.covered_to)
                      = (v.account_id, v.dataset, v.source, v.feed, v.covered_from, v.covered_to))
