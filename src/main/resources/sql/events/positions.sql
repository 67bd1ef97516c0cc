-- Contracts whose position the run changed, before and after it: the sum of the effective executions. Rows without con id
-- are distinguished by their symbol.
with p as (
  select :#runId::bigint as run_id, :#accountId::bigint as account_id, :#historyBefore::timestamptz as history_before
),
before as (
  select distinct on (v.row_id) v.row_id as id, v.said
  from p join trading.record_revision v on v.replaced_by_run = p.run_id and v.dataset = 'executions'
  order by v.row_id, v.revision
),
written as (
  select e.id, e.con_id, e.symbol, e.signed_quantity as quantity, e.is_effective, e.executed_at, e.trade_date, e.as_of
  from p join trading.execution e on e.first_run_id = p.run_id
  union all
  select e.id, e.con_id, e.symbol, e.signed_quantity, e.is_effective, null, null, e.as_of
  from p cross join before b join trading.execution e on e.id = b.id and e.first_run_id <> p.run_id
),
moved as (
  select w.con_id, w.symbol, w.quantity,
         coalesce(w.executed_at, trading.close_of_day(w.trade_date), w.as_of, now()) as occurred_at
  from written w
  where w.is_effective
  union all
  select b.said ->> 'con_id', b.said ->> 'symbol', - (b.said ->> 'signed_quantity')::numeric, null
  from p cross join before b
  where (b.said ->> 'is_effective')::boolean and (b.said ->> 'first_run_id')::bigint <> p.run_id
),
change as (
  select m.con_id, case when m.con_id is null then replace(m.symbol, ' ', '') end as loose_symbol, sum(m.quantity) as quantity,
         max(m.symbol) as symbol, coalesce(max(m.occurred_at), now()) as occurred_at
  from moved m
  group by 1, 2
  having sum(m.quantity) <> 0
),
known as (
  select c.*, s.quantity as after
  from p
  cross join change c
  cross join lateral (
    select coalesce(sum(e.signed_quantity), 0) as quantity
    from trading.execution e
    where e.account_id = p.account_id and e.is_effective and e.con_id = c.con_id) s
  where c.con_id is not null
  union all
  select c.*, s.quantity
  from p
  cross join change c
  cross join lateral (
    select coalesce(sum(e.signed_quantity), 0) as quantity
    from trading.execution e
    where e.account_id = p.account_id and e.is_effective and e.con_id is null
      and replace(e.symbol, ' ', '') = c.loose_symbol) s
  where c.con_id is null
)
insert into trading.pending_event (run_id, type, account_id, subject, occurred_at, is_history, data)
select p.run_id, 'position.changed', p.account_id, coalesce(k.con_id, k.loose_symbol, ''), k.occurred_at,
       k.occurred_at < p.history_before, row_to_json(d)::text
from p
cross join known k
left join trading.ibkr_contract c on c.con_id = k.con_id
cross join lateral (
  select k.con_id, coalesce(c.symbol, k.symbol) as symbol, c.sec_type as asset_class, c.underlying_symbol, c.expiry, c.strike,
         c."right", c.multiplier, c.currency, trim_scale(k.after - k.quantity) as quantity_before,
         trim_scale(k.after) as quantity_after) d
order by k.occurred_at, coalesce(k.con_id, k.loose_symbol) collate "C"
