-- Of some records those that somebody has given up. Of equal records one may be given up while another one still lies there.
select n
from unnest(?::uuid[], ?::integer[]) with ordinality as v (content_hash, ordinal, n),
     (select ?::text as dataset, ?::bigint as account_id) p
where exists (
    select from trading.quarantined_record q
    where q.state = 'discarded' and q.dataset = p.dataset and coalesce(q.account_id, 0) = coalesce(p.account_id, 0)
      and q.content_hash = v.content_hash)
  and not exists (
    select from trading.quarantined_record q
    where q.state = 'open' and q.dataset = p.dataset and coalesce(q.account_id, 0) = coalesce(p.account_id, 0)
      and q.content_hash = v.content_hash and q.ordinal = v.ordinal)
