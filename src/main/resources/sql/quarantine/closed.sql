-- Of some records those that were put aside before and are closed, and why: what was given up by its content, for nobody
-- wants to hear of it again; what was stored as the very record, because of its twins others may not be. Of equal records
-- one may be given up while another one still lies there.
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
