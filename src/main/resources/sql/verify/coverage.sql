-- Complete days that no succeeded run of their payload can have completed.
with p as (select ?::bigint as account_id)
select a.code as account, 'coverage' as relation, c.id::text as id,
       'days ' || c.covered_from || ' to ' || c.covered_to || ' of ' || c.dataset || ' are called complete, and '
         || case when r.id is null then 'run ' || c.run_id || ' is no succeeded run of the account'
                 when c.payload_id is distinct from r.payload_id then 'run ' || c.run_id || ' did not read payload ' || coalesce(c.payload_id::text, 'none')
                 else 'payload ' || c.payload_id || ' is about ' || d.period_from || ' to ' || d.period_to end as what
from p
join trading.coverage c on p.account_id is null or c.account_id = p.account_id
left join trading.run r on r.id = c.run_id and r.status = 'succeeded' and r.account_id = c.account_id
left join trading.raw_payload d on d.id = c.payload_id
left join trading.broker_account a on a.id = c.account_id
where r.id is null or c.payload_id is distinct from r.payload_id
   or c.covered_from < d.period_from or c.covered_to > d.period_to
