-- Executions of which the last event says something else than the row.
with p as (select ?::bigint as account_id),
newest as materialized (
  select e.account_id, e.subject, max(e.id) as id
  from p join trading.event e on e.type like 'execution.%' and e.data is not null
    and (p.account_id is null or e.account_id = p.account_id)
  group by e.account_id, e.subject
),
-- where events of executions are recorded at all
telling as (
  select distinct v.run_id from p join trading.event v on v.type = 'execution.recorded' and v.data is not null
    and (p.account_id is null or v.account_id = p.account_id)
),
wrong as (
  select n.account_id, coalesce(e.id::text, s.execution_id) as id,
         case when e.id is null then 'the execution is gone, and event ' || n.id || ' says that it counts'
              when e.is_effective <> s.is_effective then
                'it counts ' || case when e.is_effective then '' else 'no more ' end || 'by its row, and not so by event ' || n.id
              else 'quantity, price, contract, commission, order or day is not what event ' || n.id || ' says' end as what
  from newest n
  join trading.event v on v.id = n.id
  cross join lateral json_to_record(v.data::json) s (
    execution_id text, is_effective boolean, signed_quantity numeric, price numeric, con_id text, kind text, commission numeric,
    ibkr_order_id text, trade_date date)
  left join trading.execution e on e.exec_key = n.subject and e.account_id = n.account_id
  where e.id is null and s.is_effective
     or e.is_effective <> s.is_effective
     or e.is_effective
        and (e.signed_quantity, e.price, e.con_id, e.kind, e.commission, e.ibkr_order_id, e.trade_date) is distinct from
          (s.signed_quantity, s.price, s.con_id, s.kind, s.commission, s.ibkr_order_id, s.trade_date)
  union all
  select e.account_id, e.id::text, 'it counts, and no event tells of it'
  from p
  join trading.execution e on e.is_effective and (p.account_id is null or e.account_id = p.account_id)
  join telling g on g.run_id = e.first_run_id
  where not exists (select from newest n where n.subject = e.exec_key and n.account_id = e.account_id)
)
select a.code as account, 'execution' as relation, w.id, w.what
from wrong w left join trading.broker_account a on a.id = w.account_id
