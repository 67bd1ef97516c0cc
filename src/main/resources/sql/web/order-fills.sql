-- The executions of an order, in their order.
select e.id as execution_id, e.executed_at, e.kind, e.side, e.quantity, e.price, e.currency, e.commission,
       e.commission_currency, e.exchange, e.is_effective as counts, e.exec_key
from trading.execution e
where e.order_id = cast(:#id as bigint)
order by e.executed_at nulls last, e.exec_key
limit 1000
