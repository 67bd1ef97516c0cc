select a.code as account, concat_ws(' ', o.order_key, k.namespace, k.value) as key, '{}' as said
from trading.order_alias k
join trading.trade_order o on o.id = k.order_id
join trading.broker_account a on a.id = k.account_id
order by a.code collate "C", concat_ws(' ', o.order_key, k.namespace, k.value) collate "C"
