select exists (
  select 1 from trading.quarantined_record q
  where q.state = 'open' and q.dataset = ? and coalesce(q.account_id, 0) = coalesce(?::bigint, 0)
)
