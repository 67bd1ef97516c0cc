-- Days that were open because of records in quarantine depend on when these were closed.
select a.code as account, concat_ws(' ', u.dataset, u.source, u.reason, u.day_from, u.day_to) as key, '{}' as said
from trading.unproven_period u
join trading.broker_account a on a.id = u.account_id
where u.reason <> 'quarantined'
order by a.code collate "C", concat_ws(' ', u.dataset, u.source, u.reason, u.day_from, u.day_to) collate "C"
