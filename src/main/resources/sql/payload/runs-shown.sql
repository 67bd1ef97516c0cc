-- The runs that read a document, with what fits into a line.
select r.id as run, a.code as account, r.dataset, r.status, r.read, r.inserted, r.updated, r.unchanged, r.quarantined
from trading.run r
left join trading.broker_account a on a.id = r.account_id
where r.payload_id = ?
order by r.id
