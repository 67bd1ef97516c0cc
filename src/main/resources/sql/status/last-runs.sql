-- A run of which nobody holds the lock any more was killed; the next one of its account and dataset will close it. Runs of
-- payloads that could not be read have no account: they stand each by itself until the payload was read. What became of
-- files is known better (source_file).
select distinct on (a.code, r.dataset, failed.payload)
       a.code as account, r.dataset,
       to_char(r.started_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as at,
       case when r.status <> 'running' or trading.is_at_work(r.account_id, r.dataset) then r.status
            else 'interrupted' end as status,
       r.read, r.inserted, r.updated, r.error
from trading.run r
left join trading.broker_account a on a.id = r.account_id
left join lateral (select r.source || ' ' || r.payload as payload where r.account_id is null and r.status = 'failed') failed
  on true
where failed.payload is null
   or not exists (select from trading.source_file f where f.source = r.source)
      and not exists (select from trading.run later
                      where later.source = r.source and later.payload = r.payload and later.dataset = r.dataset
                        and later.id > r.id and later.status = 'succeeded')
order by a.code nulls last, r.dataset, failed.payload nulls first, r.id desc
