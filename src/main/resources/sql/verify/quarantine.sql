-- Records in quarantine that are gone, or were closed by nothing that can have closed them.
with p as (select ?::bigint as account_id),
told as (
  select e.account, e.account_id, e.subject::bigint as id, e.id as event_id, 1 as least
  from p
  join trading.event e on e.type = 'record.quarantined' and e.data is not null
    and (p.account_id is null or e.account_id = p.account_id)
),
counted as (
  select r.account_id, r.dataset, max(r.quarantined) as least
  from p join trading.run r on p.account_id is null or r.account_id = p.account_id
  where r.status = 'succeeded'
  group by r.account_id, r.dataset
)
select t.account, 'quarantined_record' as relation, t.id::text as id, 'the record was quarantined (event ' || t.event_id || ') and is gone' as what
from told t
where not exists (select from trading.quarantined_record q where q.id = t.id)
union all
select a.code, 'quarantined_record', null,
       'a run quarantined ' || c.least || ' records of ' || c.dataset || ', and there are ' || k.n || ', open and closed'
from counted c
cross join lateral (
  select count(*) as n from trading.quarantined_record q
  where q.dataset = c.dataset and q.account_id is not distinct from c.account_id) k
left join trading.broker_account a on a.id = c.account_id
where k.n < c.least
union all
select a.code, 'quarantined_record', q.id::text, 'the record is called ' || q.state || ', and no succeeded run has closed it'
from p
join trading.quarantined_record q on q.state in ('resolved', 'superseded')
  and (p.account_id is null or q.account_id = p.account_id)
left join trading.run r on r.id = q.closed_by_run and r.status = 'succeeded'
left join trading.broker_account a on a.id = q.account_id
where r.id is null
