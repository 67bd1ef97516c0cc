select a.code as account, q.created_at::date::text as day, q.dataset as symbol, q.reason as what, 'record ' || q.id as "row"
from trading.quarantined_record q
left join trading.broker_account a on a.id = q.account_id
where q.state = 'open'
