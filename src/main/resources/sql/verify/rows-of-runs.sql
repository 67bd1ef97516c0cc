-- Runs that inserted other rows than there are: of rows that went, the history tells.
with p as (select ?::bigint as account_id),
there as (
  select t.first_run_id as run_id, count(*) as n
  from p join trading.{table} t on p.account_id is null or t.account_id = p.account_id
  group by t.first_run_id
),
gone as (
  select (h.said ->> 'first_run_id')::bigint as run_id, count(*) as n
  from (
    select distinct on (v.row_id) v.row_id, v.said
    from trading.record_revision v
    where v.dataset = '{dataset}' and not exists (select from trading.{table} t where t.id = v.row_id)
    order by v.row_id, v.revision desc
  ) h
  group by 1
)
select a.code as account, 'run' as relation, r.id::text as id,
       'the run inserted ' || r.inserted || ' rows of {table}, and '
         || coalesce(t.n, 0) + coalesce(g.n, 0) || ' are known' as what
from p
join trading.run r on r.dataset = '{dataset}' and r.status = 'succeeded' and (p.account_id is null or r.account_id = p.account_id)
left join there t on t.run_id = r.id
left join gone g on g.run_id = r.id
left join trading.broker_account a on a.id = r.account_id
where r.inserted <> coalesce(t.n, 0) + coalesce(g.n, 0)
