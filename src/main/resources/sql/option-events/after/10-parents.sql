-- A delivery or cash settlement belongs to the assignment or exercise of the same day that explains it; among several the
-- one with the nearest trade id.
update trading.option_event d
set parent_event_id = o.parent_id, revision = d.revision + 1, last_run_id = o.run_id, changed_at = now()
from (
  select c.id as child_id, e.id as parent_id, p.run_id
  from (select ?::bigint as account_id, ?::bigint as run_id, ?::text[] as con_ids) p
  join trading.option_event c on c.account_id = p.account_id and c.con_id = any (p.con_ids) and c.parent_event_id is null
    and c.event_type in ('DELIVERY', 'CASH_SETTLEMENT')
  cross join lateral (
    select f.id
    from (
      select a.id, a.trade_id, a.event_key
      from trading.option_event a
      where c.event_type = 'CASH_SETTLEMENT'
        and a.account_id + 0 = c.account_id and a.con_id = c.con_id and a.event_date = c.event_date
        and a.event_type in ('ASSIGNMENT', 'EXERCISE')
      union all
      select a.id, a.trade_id, a.event_key
      from trading.option_event a
      left join trading.ibkr_contract k on k.id = a.contract_id
      where c.event_type = 'DELIVERY'
        and a.account_id + 0 = c.account_id and a.underlying_con_id = c.con_id and a.event_date = c.event_date
        and a.event_type in ('ASSIGNMENT', 'EXERCISE')
        and abs(a.quantity) * coalesce(k.multiplier, 1) = abs(c.quantity)
    ) f
    order by case when c.trade_id ~ '^\d{1,18}$' and f.trade_id ~ '^\d{1,18}$'
                  then abs(c.trade_id::bigint - f.trade_id::bigint) end nulls last,
             f.event_key
    limit 1
  ) e
) o
where d.id = o.child_id
