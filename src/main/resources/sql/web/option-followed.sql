-- What followed from an option event: deliveries and cash settlements.
select e.id as event_id, e.event_date, e.event_type, coalesce(c.symbol, e.symbol) as symbol, e.quantity, e.price, e.proceeds,
       e.realized_pnl, e.currency, e.booking_execution_id,
       case when e.booking_execution_id is not null then 'booking' end as booking
from trading.option_event e
left join trading.ibkr_contract c on c.id = e.contract_id
where e.parent_event_id = cast(:#id as bigint)
order by e.id
limit 200
