-- A delivery or cash settlement belongs to the assignment or exercise of the same day that explains it; among several the
-- one with the nearest trade id.
update trading.option_event d
set parent_event_id = o.id, revision = d.revision + 1, last_run_id = o.run_id, changed_at = now()
from (
  select distinct on (d.id) d.id as child_id, e.id, p.run_id
  from (select ?::bigint as account_id, ?::bigint as run_id) p
  join trading.option_event d on d.account_id = p.account_id and d.parent_event_id is null
    and d.event_type in ('DELIVERY', 'CASH_SETTLEMENT')
  join trading.option_event e on e.account_id = d.account_id and e.event_date = d.event_date
    and e.event_type in ('ASSIGNMENT', 'EXERCISE')
  left join trading.ibkr_contract c on c.id = e.contract_id
  where d.event_type = 'CASH_SETTLEMENT' and e.con_id = d.con_id
     or d.event_type = 'DELIVERY' and e.underlying_con_id = d.con_id
        and abs(e.quantity) * coalesce(c.multiplier, 1) = abs(d.quantity)
  order by d.id,
           case when d.trade_id ~ '^\d{1,18}$' and e.trade_id ~ '^\d{1,18}$'
                then abs(d.trade_id::bigint - e.trade_id::bigint) end nulls last,
           e.event_key
) o
where d.id = o.child_id
