-- A failed run, for consumers; published at once, because its transaction contains nothing else.
insert into trading.pending_event (run_id, type, account_id, subject, occurred_at, is_history, data)
select r.id, 'run.failed', r.account_id, r.id::text, r.finished_at, false, row_to_json(d)::text
from trading.run r
cross join lateral (
  select r.id as run_id, r.dataset, r.source, r.payload, r.error, r.started_at, r.finished_at) d
where r.id = ?
