select a.code as account, v.event_date::text as day, v.symbol,
       lower(v.event_type) || coalesce(' of ' || trim_scale(v.quantity), '') as what, 'option_event ' || v.id as "row"
from trading.option_event v
join trading.broker_account a on a.id = v.account_id
where v.booking_execution_id is null and v.event_type <> 'CASH_SETTLEMENT'
