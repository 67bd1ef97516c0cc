-- What the run changed of positions: the sum of what counts of executions, corporate actions and transfers, by contract; rows
-- without con id by their symbol. Only what the run wrote is read, so that it costs the same however much is stored.
with p as (select :#runId::bigint as run_id, :#accountId::bigint as account_id),
before as (
  select r.id, r.said, d.dataset
  from p
  cross join (values ('executions'), ('corporate-actions'), ('transfers')) d (dataset)
  cross join lateral trading.revisions_of_run(p.run_id, d.dataset) r
),
moved as (
  select e.con_id, e.symbol, e.signed_quantity as quantity,
         coalesce(e.executed_at, trading.close_of_day(e.trade_date), e.as_of) as moved_at
  from p
  cross join lateral trading.executions_new_by_run(p.run_id) r (id)
  cross join lateral (select x.* from trading.execution x where x.id = r.id offset 0) e
  where e.is_effective
  union all
  select e.con_id, e.symbol, e.signed_quantity, e.as_of
  from p cross join before b
  cross join lateral (select x.* from trading.execution x where x.id = b.id offset 0) e
  where b.dataset = 'executions' and e.is_effective and e.first_run_id <> p.run_id
  union all
  select a.con_id, a.symbol, a.quantity,
         coalesce(a.happened_at, trading.close_of_day(coalesce(a.report_date, a.action_date)), a.as_of)
  from p cross join lateral (select x.* from trading.corporate_action x where x.last_run_id = p.run_id offset 0) a
  where a.is_effective
  union all
  select t.con_id, t.symbol, t.quantity,
         coalesce(t.happened_at, trading.close_of_day(coalesce(t.report_date, t.transfer_date)), t.as_of)
  from p cross join lateral (select x.* from trading.transfer x where x.last_run_id = p.run_id offset 0) t
  where t.is_effective
  union all
  select b.said ->> 'con_id', b.said ->> 'symbol', - coalesce(b.said ->> 'signed_quantity', b.said ->> 'quantity')::numeric, null
  from p cross join before b
  where (b.said ->> 'is_effective')::boolean and (b.said ->> 'first_run_id')::bigint <> p.run_id
),
change as (
  select coalesce(m.con_id, '') as con_id,
         case when m.con_id is null then replace(coalesce(m.symbol, ''), ' ', '') else '' end as loose_symbol,
         trim_scale(sum(m.quantity)) as quantity, max(m.symbol) as symbol, max(m.moved_at) as moved_at
  from moved m
  group by 1, 2
  having sum(m.quantity) <> 0
)
insert into trading.position_total as t
  (account_id, con_id, loose_symbol, symbol, quantity, quantity_before, moved_at, last_run_id)
select p.account_id, c.con_id, c.loose_symbol, c.symbol, c.quantity, 0, coalesce(c.moved_at, now()), p.run_id
from p cross join change c
-- in one order, so that runs side by side never wait for each other in a circle
order by c.con_id collate "C", c.loose_symbol collate "C"
on conflict (account_id, con_id, loose_symbol) do update
set quantity = trim_scale(t.quantity + excluded.quantity), quantity_before = t.quantity, symbol = excluded.symbol,
    moved_at = excluded.moved_at, last_run_id = excluded.last_run_id, changed_at = now()
