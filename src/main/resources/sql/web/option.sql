-- An option event with its contract, its booking and what caused it.
select e.id as event_id, a.code as account, e.event_date, e.event_ts, e.event_type, coalesce(c.symbol, e.symbol) as symbol,
       c.description, c.underlying_symbol as underlying, c.expiry, c.strike, c."right", e.quantity, e.price, e.proceeds,
       e.commission_and_tax, e.realized_pnl, e.currency, e.booking_execution_id,
       case when e.booking_execution_id is not null then 'its booking' end as its_booking, e.parent_event_id,
       case when p.id is not null then lower(p.event_type) end as caused_by, s.opened_at, s.opening_trades, s.opened_quantity,
       s.open_price, e.event_key, e.source, e.feed, e.as_of, e.revision, e.changed_at
from trading.option_event e
join trading.broker_account a on a.id = e.account_id
left join trading.ibkr_contract c on c.id = e.contract_id
left join trading.option_event p on p.id = e.parent_event_id
left join trading.option_story s on s.event_id = e.id
where e.id = cast(:#id as bigint)
