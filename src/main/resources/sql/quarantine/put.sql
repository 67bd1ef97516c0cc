-- All records of a chunk that cannot be read, each once. Known ones are looked up first: a conflicting insert would use up
-- an identity value each time. A known record is stored under the best feed that delivered it, with the payload and the place
-- in it: a record that a final report has quarantined, too, is more than a provisional one, and may belong to the days of that
-- report. A retry sees the record alone and does not know why a value is missing, so the earlier reason for that column stays.
with p as (
  select ?::bigint as run_id, ?::bigint as account_id, ?::text as dataset, ?::bigint as payload_id
),
v as (
  select distinct on (content_hash, ordinal) *
  from unnest(?::text[], ?::text[], ?::text[], ?::uuid[], ?::integer[], ?::text[], ?::smallint[], ?::timestamptz[],
              ?::boolean[], ?::date[], ?::date[])
    with ordinality as said (place, reason, raw_fragment, content_hash, ordinal, feed, feed_rank, as_of, is_alone,
                             day_from, day_to, n)
  order by content_hash, ordinal, n
),
known as (
  select q.id, v.n,
         case when v.is_alone and split_part(q.reason, ' ', 1) = split_part(v.reason, ' ', 1) then q.reason
              else v.reason end as reason,
         v.place, p.payload_id, v.feed, v.feed_rank, v.as_of, v.day_from, v.day_to,
         v.feed_rank > q.feed_rank as is_better
  from v
  cross join p
  join trading.quarantined_record q on q.dataset = p.dataset and coalesce(q.account_id, 0) = coalesce(p.account_id, 0)
    and q.content_hash = v.content_hash and q.ordinal = v.ordinal
  where q.state = 'open'
),
retold as (
  update trading.quarantined_record q
  set reason = known.reason,
      payload_id = case when known.is_better then known.payload_id else q.payload_id end,
      place = case when known.is_better then known.place else q.place end,
      feed = case when known.is_better then known.feed else q.feed end,
      feed_rank = case when known.is_better then known.feed_rank else q.feed_rank end,
      as_of = case when known.is_better then known.as_of else q.as_of end,
      day_from = case when known.is_better then known.day_from else q.day_from end,
      day_to = case when known.is_better then known.day_to else q.day_to end
  from known
  where q.id = known.id and (known.is_better or known.reason <> q.reason)
)
insert into trading.quarantined_record (run_id, account_id, dataset, payload_id, place, reason, raw_fragment,
                                        content_hash, ordinal, feed, feed_rank, as_of, day_from, day_to)
select p.run_id, p.account_id, p.dataset, p.payload_id, v.place, v.reason, v.raw_fragment, v.content_hash, v.ordinal,
       v.feed, v.feed_rank, v.as_of, v.day_from, v.day_to
from v
cross join p
where v.n not in (select known.n from known)
order by v.n
