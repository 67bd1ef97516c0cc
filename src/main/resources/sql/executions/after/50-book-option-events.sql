-- An option event that arrived before its booking takes the time of day from it. One whose booking gave way to a row that
-- is named better goes with it.
update trading.option_event e
set booking_execution_id = b.id, event_ts = coalesce(b.executed_at, e.event_ts),
    time_precision = case when b.executed_at is null then e.time_precision else 'SECOND' end,
    revision = e.revision + 1, last_run_id = b.run_id, changed_at = now()
from (
  select o.id as event_id, x.id, x.executed_at, p.run_id
  from (select ?::bigint as account_id, ?::bigint as run_id, ?::text[] as con_ids) p
  join trading.option_event o on o.account_id = p.account_id and o.con_id = any (p.con_ids)
    and (o.booking_execution_id is null
         or exists (select from trading.execution s where s.id = o.booking_execution_id and s.superseded_by is not null))
  cross join lateral trading.option_event_booking(o.account_id, o.con_id, o.trade_id, o.event_date, o.quantity) x
) b
where e.id = b.event_id and e.booking_execution_id is distinct from b.id
