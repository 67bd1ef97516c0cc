-- What somebody gave up is given up: today's program does not put it into quarantine again.
select a.code as account, q.dataset, q.place, q.reason, q.raw_fragment, q.content_hash, q.ordinal, q.feed, q.feed_rank,
       q.closed_at, q.closing_note
from trading.quarantined_record q
join trading.broker_account a on a.id = q.account_id
where q.state = 'discarded'
