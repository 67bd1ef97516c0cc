-- The records, among some, that were quarantined before and are closed, and their state: discarded ones by content, because
-- users do not want them reported again; stored ones only as the same record, because its twins may not be stored. Of equal
-- records one may be discarded while another one is still open.
select v.n, k.state
from unnest(?::uuid[], ?::integer[]) with ordinality as v (content_hash, ordinal, n),
     (select ?::text as dataset, ?::bigint as account_id) p,
lateral (
  select q.state
  from trading.quarantined_record q
  where q.state <> 'open' and q.dataset = p.dataset and coalesce(q.account_id, 0) = coalesce(p.account_id, 0)
    and q.content_hash = v.content_hash and (q.state = 'discarded' or q.ordinal = v.ordinal)
  order by q.state = 'discarded', q.id desc
  limit 1
) k
where not exists (
    select from trading.quarantined_record q
    where q.state = 'open' and q.dataset = p.dataset and coalesce(q.account_id, 0) = coalesce(p.account_id, 0)
      and q.content_hash = v.content_hash and q.ordinal = v.ordinal)
