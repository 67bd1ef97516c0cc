-- The option events that an execution booked.
select o.id as event_id, o.event_date, o.event_type, coalesce(c.symbol, o.symbol) as symbol, o.quantity, o.price, o.realized_pnl,
       o.currency
from trading.option_event o
left join trading.ibkr_contract c on c.id = o.contract_id
where o.booking_execution_id = cast(:#id as bigint)
order by o.id
limit 200
