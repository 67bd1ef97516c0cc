-- Rows whose history has a hole, or does not lead from one state to the next.
with p as (select ?::bigint as account_id),
step as (
  select v.row_id, v.revision, v.replaced_at, v.replaced_by_run, (v.said ->> 'account_id')::bigint as account_id,
         (v.said ->> 'revision')::integer as said_revision, v.valid_from,
         lag(v.revision, 1, 0) over states as before,
         lag(v.replaced_at) over states as replaced_before, lag(v.replaced_by_run) over states as run_before,
         (v.said ->> 'last_run_id')::bigint as last_run_id,
         row_number() over (partition by v.row_id order by v.revision desc) = 1 as is_last
  from trading.record_revision v
  where v.dataset = '{dataset}'
  window states as (partition by v.row_id order by v.revision)
),
wrong as (
  select s.account_id, s.row_id as id,
         concat_ws('; ',
           case when s.revision <> s.before + 1 then 'revision ' || s.before + 1 || ' is missing' end,
           case when s.said_revision <> s.revision then 'revision ' || s.revision || ' calls itself ' || s.said_revision end,
           case when s.revision = s.before + 1 and s.before > 0
                  and (s.run_before, s.replaced_before) is distinct from (s.last_run_id, s.valid_from) then
             'revision ' || s.revision || ' does not follow from the one before' end,
           case when s.is_last and t.id is not null and t.revision <> s.revision + 1 then
             'the row is revision ' || t.revision || ', and the last one kept is ' || s.revision end,
           case when s.is_last and t.revision = s.revision + 1 and t.last_run_id <> s.replaced_by_run then
             'run ' || s.replaced_by_run || ' wrote the row by its history, and run ' || t.last_run_id || ' by the row' end) as what
  from step s
  left join trading.{table} t on t.id = s.row_id
  union all
  select t.account_id, t.id, 'the row is revision ' || t.revision || ', and no revision of it is kept'
  from trading.{table} t
  where t.revision > 1
    and not exists (select from trading.record_revision v where v.dataset = '{dataset}' and v.row_id = t.id)
)
select a.code as account, '{table}' as relation, w.id::text as id, w.what
from p
join wrong w on w.what <> '' and (p.account_id is null or w.account_id = p.account_id)
left join trading.broker_account a on a.id = w.account_id
