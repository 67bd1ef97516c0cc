-- A record in quarantine, as it was delivered.
select q.id, a.code as account, q.dataset, q.state, q.reason, q.place, q.feed, q.as_of, q.day_from, q.day_to, q.payload_id, q.run_id,
       q.created_at, q.closed_at, q.closed_by_run, q.closing_note, q.raw_fragment
from trading.quarantined_record q
left join trading.broker_account a on a.id = q.account_id
where q.id = cast(:#id as bigint)
