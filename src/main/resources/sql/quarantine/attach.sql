-- The payload is stored last, when its quarantined records are already stored. Those that were known from a lesser feed are of
-- an earlier run.
update trading.quarantined_record q
set payload_id = p.payload_id
from (values (?::bigint, ?::bigint)) p (payload_id, run_id)
join trading.run r on r.id = p.run_id
where q.payload_id is null
  and (q.run_id = r.id
    or q.state <> 'discarded' and q.dataset = r.dataset and q.account_id is not distinct from r.account_id)
