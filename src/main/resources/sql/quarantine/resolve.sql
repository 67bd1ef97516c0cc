-- What could not be read once and is stored now.
update trading.quarantined_record q
set state = 'resolved', closed_at = now(), closed_by_run = ?
where q.state = 'open' and q.dataset = ? and coalesce(q.account_id, 0) = coalesce(?::bigint, 0)
  and q.content_hash = any (?)
