select distinct on (a.code, r.dataset)
       a.code as account, r.dataset, to_char(r.started_at at time zone 'UTC', 'YYYY-MM-DD HH24:MI:SS') as at,
       r.status, r.read, r.inserted, r.updated, r.error
from trading.run r
left join trading.broker_account a on a.id = r.account_id
order by a.code nulls last, r.dataset, r.id desc
