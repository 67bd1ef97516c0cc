-- Of some records those that somebody has given up.
select q.content_hash
from trading.quarantined_record q
where q.state = 'discarded' and q.dataset = ? and coalesce(q.account_id, 0) = coalesce(?::bigint, 0)
  and q.content_hash = any (?)
