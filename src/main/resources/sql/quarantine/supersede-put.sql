-- Records that were just quarantined and whose fact is already stored from a newer statement.
update trading.quarantined_record q
set state = 'superseded', closed_at = now(), closed_by_run = p.run_id, closing_note = 'stored as ' || t.key
from (select ?::bigint as run_id, ?::text as dataset, ?::bigint as account_id) p,
     unnest(?::uuid[], ?::integer[], ?::text[]) t (content_hash, ordinal, key)
where q.state = 'open' and q.dataset = p.dataset and coalesce(q.account_id, 0) = coalesce(p.account_id, 0)
  and q.content_hash = t.content_hash and q.ordinal = t.ordinal
