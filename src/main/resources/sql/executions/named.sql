-- Executions that records may name which cannot be read: by exec id, transaction id, or trade id and contract. Not what the
-- run has written itself.
select distinct e.exec_key as key, e.feed, e.feed_rank, e.as_of, e.content_hash, e.raw_record::text as raw_record
from (select ?::bigint as account_id, ?::bigint as run_id) p,
     unnest(?::text[], ?::text[], ?::text[], ?::text[]) n (exec_id, transaction_id, trade_id, con_id),
lateral (
  select x.*
  from trading.execution x
  where x.account_id + 0 = p.account_id and x.exec_key in ('X:' || n.exec_id, 'T:' || n.transaction_id)
  union all
  select x.*
  from trading.execution x
  where x.account_id + 0 = p.account_id and x.con_id = n.con_id and x.trade_id = n.trade_id
  offset 0
) e
where e.last_run_id <> p.run_id
