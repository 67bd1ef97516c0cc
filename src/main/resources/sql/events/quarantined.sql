-- Records that the run quarantined.
with p as (
  select :#runId::bigint as run_id, :#accountId::bigint as account_id
)
insert into trading.pending_event (run_id, type, account_id, subject, occurred_at, is_history, data)
select p.run_id, 'record.quarantined', p.account_id, q.id::text, q.created_at, false, row_to_json(d)::text
from p
join trading.quarantined_record q on q.run_id = p.run_id
cross join lateral (
  select q.id as quarantined_record_id, q.dataset, q.place, q.reason, q.feed, q.payload_id) d
order by q.id
