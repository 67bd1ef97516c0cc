-- Option events with the code of the account and the terms of the contract.
select e.id as event_id, a.code as account, e.event_date, e.event_ts, e.time_precision, e.event_type,
       coalesce(c.symbol, e.symbol) as symbol, coalesce(c.underlying_symbol, c.symbol, e.symbol) as underlying,
       c.sec_type as asset_class, c.expiry, c.strike, c."right", c.multiplier, e.con_id, e.quantity, e.price, e.proceeds,
       e.commission_and_tax, e.realized_pnl, e.currency, e.event_key, p.event_type as parent, p.event_key as parent_key,
       b.exec_key as booking_key, e.source, e.feed, e.changed_at
from trading.option_event e
join trading.broker_account a on a.id = e.account_id
left join trading.ibkr_contract c on c.id = e.contract_id
left join trading.option_event p on p.id = e.parent_event_id
left join trading.execution b on b.id = e.booking_execution_id
