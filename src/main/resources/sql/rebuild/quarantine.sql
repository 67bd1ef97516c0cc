-- What is open, except what somebody gave up.
select a.code as account, concat_ws(' ', q.dataset, q.content_hash, q.ordinal) as key, '{}' as said
from trading.quarantined_record q
join trading.broker_account a on a.id = q.account_id
where q.state = 'open'
order by a.code collate "C", concat_ws(' ', q.dataset, q.content_hash, q.ordinal) collate "C"
