-- Orders with the code of the account and the terms of the contract.
select o.id as order_id, o.account_id, a.code as account, trading_day(o.trade_date, coalesce(o.submitted_at, o.updated_at), null) as trading_day,
       o.order_key, o.ibkr_order_id, o.status, o.status_text, o.status_reason, coalesce(c.symbol, o.symbol) as symbol, coalesce(c.underlying_symbol, c.symbol, o.symbol) as underlying,
       c.sec_type as asset_class, c.expiry, c.strike, c."right", c.multiplier, o.con_id, o.side, o.order_type, o.time_in_force,
       o.quantity, o.filled_quantity, o.remaining_quantity, o.limit_price, o.stop_price, o.average_price, o.currency, o.commission, o.commission_currency,
       o.order_reference, o.perm_id, o.not_seen_since, o.submitted_at, o.updated_at, o.source, o.feed, o.changed_at
from trading.trade_order o
join trading.broker_account a on a.id = o.account_id + 0
left join trading.ibkr_contract c on c.id = o.contract_id
where o.is_effective
