-- The last runs.
select r.id, a.code as account, r.dataset, r.source,
       case when r.status = 'running' and not trading.is_at_work(r.account_id, r.dataset) then 'interrupted' else r.status end as status,
       r.read, r.inserted, r.updated, r.unchanged, r.quarantined, r.started_at, r.finished_at, r.payload_id, r.payload, r.error
from trading.run r
left join trading.broker_account a on a.id = r.account_id
order by r.id desc
limit 8
