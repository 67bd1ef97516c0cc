-- Orders that may still be filled, the newest first, by their own small index.
select o.id as order_id, a.code as account, o.status, o.status_text, o.status_reason, coalesce(c.symbol, o.symbol) as symbol, o.side,
       o.order_type, o.time_in_force, o.quantity, o.filled_quantity, o.remaining_quantity, o.limit_price, o.stop_price,
       o.average_price, o.currency, o.not_seen_since, o.submitted_at, o.updated_at, o.order_key
from trading.trade_order o
join trading.broker_account a on a.id = o.account_id + 0
left join trading.ibkr_contract c on c.id = o.contract_id
where o.status in ('PENDING', 'WORKING', 'PARTIALLY_FILLED', 'INACTIVE') and o.is_effective
  and (cast(:#account as text) is null or a.code = cast(:#account as text))
  and (cast(:#symbol as text) is null or replace(coalesce(c.symbol, o.symbol), ' ', '') = cast(:#symbol as text)
       or replace(c.underlying_symbol, ' ', '') = cast(:#symbol as text))
order by coalesce(o.submitted_at, o.updated_at) desc nulls last, o.id desc
limit 500
