select q.id, coalesce(a.code, '') as account, q.dataset, q.day_from, q.place, q.reason, q.raw_fragment, q.content_hash, q.ordinal,
       q.feed, q.feed_rank, q.as_of, q.run_id, q.state, q.created_at, q.closed_at, q.closed_by_run, q.closing_note
from trading.quarantined_record q
left join trading.broker_account a on a.id = q.account_id
where q.state = 'open' or ?
order by q.id
