-- An option event that arrived before its booking takes the time of day from it.
update trading.option_event e
set booking_execution_id = b.id, event_ts = coalesce(b.executed_at, e.event_ts),
    time_precision = case when b.executed_at is null then e.time_precision else 'SECOND' end,
    revision = e.revision + 1, last_run_id = b.run_id, changed_at = now()
from (
  select o.id as event_id, x.id, x.executed_at, p.run_id
  from (select ?::bigint as account_id, ?::bigint as run_id) p
  join trading.option_event o on o.account_id = p.account_id and o.booking_execution_id is null
  cross join lateral (
    select x.id, x.executed_at
    from trading.execution x
    where x.account_id + 0 = o.account_id and x.con_id = o.con_id and x.kind = 'BOOK'
      and (x.trade_id = o.trade_id
           or o.trade_id is null and x.trade_date = o.event_date and x.signed_quantity = o.quantity)
    order by x.feed_rank desc, x.exec_key
    limit 1
  ) x
) b
where e.id = b.event_id
