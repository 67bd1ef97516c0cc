insert into trading.quarantined_record
  (run_id, account_id, dataset, payload_id, place, reason, raw_fragment, content_hash)
select v.run_id, v.account_id, v.dataset, v.payload_id, v.place, v.reason, v.raw_fragment, v.content_hash
from (values (?::bigint, ?::bigint, ?, ?::bigint, ?, ?, ?, ?::uuid))
  v (run_id, account_id, dataset, payload_id, place, reason, raw_fragment, content_hash)
where not exists (select 1 from trading.quarantined_record q
                  where q.dataset = v.dataset and coalesce(q.account_id, 0) = coalesce(v.account_id, 0)
                    and q.content_hash = v.content_hash and q.state = 'open')
