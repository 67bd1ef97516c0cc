-- An order, with how well it was filled.
select o.id as order_id, a.code as account, o.status, o.status_text, o.status_reason, coalesce(c.symbol, o.symbol) as symbol,
       c.description, o.side, o.order_type, o.time_in_force, o.quantity, coalesce(q.filled, o.filled_quantity) as filled,
       o.remaining_quantity, o.limit_price, o.stop_price, coalesce(q.average_price, o.average_price) as average_price,
       q.first_price, q.better_than_limit, q.better_than_first, o.currency, o.commission, o.commission_currency, o.submitted_at,
       q.first_fill_at, q.last_fill_at, q.time_to_first_fill::text as time_to_first_fill,
       q.time_to_last_fill::text as time_to_last_fill, q.fills, o.updated_at, o.not_seen_since, o.order_reference, o.submitter,
       o.order_key, o.ibkr_order_id, o.perm_id, o.source, o.feed, o.revision, o.changed_at
from trading.trade_order o
join trading.broker_account a on a.id = o.account_id
left join trading.ibkr_contract c on c.id = o.contract_id
left join trading.order_quality q on q.order_id = o.id
where o.id = cast(:#id as bigint)
