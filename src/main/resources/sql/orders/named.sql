-- Orders that records state which may not be readable; not those that only executions state.
select o.order_key as key, o.feed, o.feed_rank, o.as_of, o.content_hash, o.raw_record::text as raw_record
from (select ?::bigint as account_id, ?::bigint as run_id) p,
     (select distinct k.key from unnest(?::text[]) k (key)) n,
lateral (
  select t.* from trading.trade_order t where t.account_id = p.account_id and t.order_key = n.key offset 0
) o
where o.raw_record is not null and o.last_run_id <> p.run_id
