-- Corporate actions that records may name which cannot be read.
select e.action_key as key, e.feed, e.feed_rank, e.as_of, e.content_hash, e.raw_record::text as raw_record
from (select ?::bigint as account_id, ?::bigint as run_id) p,
     (select distinct k.key from unnest(?::text[]) k (key)) n,
lateral (
  select t.* from trading.corporate_action t where t.account_id + 0 = p.account_id and t.action_key = n.key offset 0
) e
where e.last_run_id <> p.run_id
