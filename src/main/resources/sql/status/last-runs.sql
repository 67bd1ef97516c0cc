-- A run of which nobody holds the lock any more was killed; the next one of its account and dataset will close it.
select distinct on (a.code, r.dataset)
       a.code as account, r.dataset,
       to_char(r.started_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as at,
       case when r.status <> 'running' or trading.is_at_work(r.account_id, r.dataset) then r.status
            else 'interrupted' end as status,
       r.read, r.inserted, r.updated, r.error
from trading.run r
left join trading.broker_account a on a.id = r.account_id
order by a.code nulls last, r.dataset, r.id desc
