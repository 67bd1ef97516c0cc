-- asks first: a conflicting insert would use up an identity value each time
with v (run_id, account_id, dataset, payload_id, place, reason, raw_fragment, content_hash, ordinal, feed, feed_rank,
        as_of) as (
  values (?::bigint, ?::bigint, ?, ?::bigint, ?, ?, ?, ?::uuid, ?::integer, ?, ?::smallint, ?::timestamptz)
),
known as (
  select q.id, q.reason as reason_then, v.reason as reason_now
  from trading.quarantined_record q
  join v on q.dataset = v.dataset and coalesce(q.account_id, 0) = coalesce(v.account_id, 0)
    and q.content_hash = v.content_hash and q.ordinal = v.ordinal
  where q.state = 'open'
),
retold as (
  update trading.quarantined_record q
  set reason = known.reason_now
  from known
  where q.id = known.id and known.reason_then <> known.reason_now
)
insert into trading.quarantined_record (run_id, account_id, dataset, payload_id, place, reason, raw_fragment,
                                        content_hash, ordinal, feed, feed_rank, as_of)
select v.run_id, v.account_id, v.dataset, v.payload_id, v.place, v.reason, v.raw_fragment, v.content_hash, v.ordinal,
       v.feed, v.feed_rank, v.as_of
from v
where not exists (select 1 from known)
