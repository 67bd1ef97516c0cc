-- Rows that no succeeded run of their account has written.
with p as (select ?::bigint as account_id)
select a.code as account, '{table}' as relation, t.id::text as id,
       'run ' || t.first_run_id || ' or ' || t.last_run_id || ' should have written it, and is no succeeded run of the account' as what
from p
join trading.{table} t on p.account_id is null or t.account_id = p.account_id
left join trading.broker_account a on a.id = t.account_id
left join trading.run f on f.id = t.first_run_id and f.status = 'succeeded' and f.account_id = t.account_id
left join trading.run l on l.id = t.last_run_id and l.status = 'succeeded' and l.account_id = t.account_id
where f.id is null or l.id is null or t.first_run_id > t.last_run_id
