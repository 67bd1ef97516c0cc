-- The events of some kinds (day, quantity), and those of some keys, with everything that was said about them.
-- "account_id + 0" keeps the account out of the choice of an index, as in the look-up of a chunk.
with p as (
  select ?::bigint as account_id, ?::text[]::date[] as dates, ?::numeric[] as quantities,
         ?::text[] as keys
)
select e.id, e.event_key, e.source, e.feed, e.feed_rank, e.part, e.as_of, e.content_hash, e.raw_record, e.fragments
from trading.option_event e
where e.id in (
  select t.id
  from p,
  unnest(p.dates, p.quantities) k (event_date, quantity),
  lateral trading.option_events_of_kind(p.account_id, k.event_date, k.quantity) t (id)
  union
  select t.id
  from p,
  unnest(p.keys) k (event_key),
  lateral (
    select r.id
    from trading.option_event r
    where r.account_id + 0 = p.account_id and r.event_key = k.event_key
    offset 0
  ) t
)
order by e.event_key
