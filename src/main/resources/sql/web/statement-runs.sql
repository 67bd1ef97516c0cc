-- The runs that read a document.
select r.id, r.started_at, a.code as account, r.dataset, r.status, r.read, r.inserted, r.updated, r.unchanged, r.quarantined,
       ignored_total(r.ignored) as ignored
from trading.run r
left join trading.broker_account a on a.id = r.account_id
where r.payload_id = cast(:#id as bigint)
order by r.id
limit 1000
