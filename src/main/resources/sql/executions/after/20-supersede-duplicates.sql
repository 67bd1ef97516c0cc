-- Trade confirmations give bookings and cancels neither exec id nor transaction id. When a better feed tells of the same
-- booking under its transaction id, the poorer row gives way.
update trading.execution e
set superseded_by = d.better, revision = e.revision + 1, last_run_id = d.run_id, changed_at = now()
from (
  select k.id, b.id as better, p.run_id
  from (select ?::bigint as account_id, ?::bigint as run_id, ?::text[] as con_ids) p
  join trading.execution k on k.account_id = p.account_id and k.con_id = any (p.con_ids)
    and k.ibkr_exec_id is null and k.transaction_id is null and k.kind in ('BOOK', 'CANCEL')
  cross join lateral (
    select x.id
    from (
      select t.id, t.kind, t.feed_rank, t.transaction_id, t.signed_quantity
      from trading.execution t
      where t.account_id + 0 = k.account_id and t.con_id = k.con_id and t.trade_id = k.trade_id
      union all
      select t.id, t.kind, t.feed_rank, t.transaction_id, t.signed_quantity
      from trading.execution t
      where t.account_id = k.account_id and t.con_id = k.con_id and t.kind = 'CANCEL' and t.orig_trade_id = k.orig_trade_id
    ) x
    where x.kind = k.kind and x.feed_rank > k.feed_rank and x.transaction_id is not null
      and x.signed_quantity = k.signed_quantity
    order by length(x.transaction_id), x.transaction_id collate "C"
    limit 1
  ) b
) d
where e.id = d.id and e.superseded_by is distinct from d.better
