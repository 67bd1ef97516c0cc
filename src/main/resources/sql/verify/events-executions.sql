-- Executions of which the last event says something else than the row.
with p as (select ?::bigint as account_id),
newest as (
  select max(e.id) as id
  from p join trading.event e on e.type like 'execution.%' and e.data is not null
    and (p.account_id is null or e.account_id = p.account_id)
  group by e.account_id, e.subject
),
told as (
  select v.id as event_id, v.account_id, v.subject, v.data::json as said
  from newest n join trading.event v on v.id = n.id
),
-- where events of executions are recorded at all
telling as (
  select distinct v.run_id from p join trading.event v on v.type = 'execution.recorded' and v.data is not null
    and (p.account_id is null or v.account_id = p.account_id)
),
wrong as (
  select t.account_id, coalesce(e.id::text, t.said ->> 'execution_id') as id,
         case when e.id is null then 'the execution is gone, and event ' || t.event_id || ' says that it counts'
              when e.is_effective <> (t.said ->> 'is_effective')::boolean then
                'it counts ' || case when e.is_effective then '' else 'no more ' end || 'by its row, and not so by event ' || t.event_id
              else 'quantity, price, contract, commission, order or day is not what event ' || t.event_id || ' says' end as what
  from told t
  left join trading.execution e on e.exec_key = t.subject and e.account_id = t.account_id
  where e.id is null and (t.said ->> 'is_effective')::boolean
     or e.is_effective <> (t.said ->> 'is_effective')::boolean
     or e.is_effective
        and (e.signed_quantity, e.price, e.con_id, e.kind, e.commission, e.ibkr_order_id, e.trade_date) is distinct from
          ((t.said ->> 'signed_quantity')::numeric, (t.said ->> 'price')::numeric, t.said ->> 'con_id', t.said ->> 'kind',
           (t.said ->> 'commission')::numeric, t.said ->> 'ibkr_order_id', (t.said ->> 'trade_date')::date)
  union all
  select e.account_id, e.id::text, 'it counts, and no event tells of it'
  from p
  join trading.execution e on e.is_effective and (p.account_id is null or e.account_id = p.account_id)
  join telling g on g.run_id = e.first_run_id
  left join told t on t.subject = e.exec_key and t.account_id = e.account_id
  where t.event_id is null
)
select a.code as account, 'execution' as relation, w.id, w.what
from wrong w left join trading.broker_account a on a.id = w.account_id
