-- Open records of a dataset whose fact records of an account may state: its own, and those without account.
select q.id, q.account_id, q.payload_id, q.content_hash, q.feed, q.feed_rank, q.as_of, q.place, q.raw_fragment
from trading.quarantined_record q
where q.state = 'open' and q.dataset = ? and coalesce(q.account_id, 0) in (coalesce(?::bigint, 0), 0)
