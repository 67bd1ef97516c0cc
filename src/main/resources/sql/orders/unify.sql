-- One order that IB Gateway and statements number differently. Where executions state both numbers, the row of statements
-- stands for the order and the row of the Gateway gives way; where they do not any more, it stands for itself again. Statements
-- tell each leg of a combination as an order of its own, so the Gateway's row stays, and those are its legs. Executions that
-- state no order of statements belong to the row that stands.
with run as (select :#accountId::bigint as account_id, :#runId::bigint as id),
-- the rows of the Gateway that the run wrote or told something of
live as materialized (
  select t.id, t.perm_id, t.combo_legs
  from run
  cross join lateral (
    select x.id
    from unnest(:#permIds::text[]) k (perm_id)
    cross join lateral (
      select t.id from trading.trade_order t
      where t.account_id + 0 = run.account_id and t.order_key = 'P:' || k.perm_id offset 0
    ) x
    union
    select x.id
    from unnest(:#affectedOrders::bigint[]) a (id)
    cross join lateral (
      select t.id, t.order_key from trading.trade_order t where t.id = a.id offset 0
    ) x
    where x.order_key >= 'P:'
    union
    select x.id
    from unnest(:#affectedOrders::bigint[]) a (id)
    cross join lateral (
      select t.id from trading.trade_order t where t.superseded_by = a.id
      union all
      select t.combo_id from trading.trade_order t where t.id = a.id and t.combo_id is not null
      offset 0
    ) x
  ) c
  cross join lateral (select t.* from trading.trade_order t where t.id = c.id offset 0) t
),
-- their executions, each with the order that statements name for it, or for another revision of the same fill
fill as materialized (
  select l.id as live_id, e.id, e.kind, e.con_id, e.order_id, coalesce(e.ibkr_order_id, g.ibkr_order_id) as stated
  from run
  cross join live l
  cross join lateral (
    select x.* from trading.execution x
    where x.perm_id = l.perm_id and x.account_id + 0 = run.account_id
      and (x.superseded_by is null or x.ibkr_exec_id is not null)
    offset 0
  ) e
  left join lateral (
    select x.ibkr_order_id
    from trading.execution x
    where e.ibkr_order_id is null and x.account_id + 0 = run.account_id and x.exec_group = e.exec_group
      and x.exec_key >= 'X:' || e.exec_group and x.exec_key < 'X:' || e.exec_group || '/'
      and x.ibkr_order_id is not null and x.con_id is not distinct from e.con_id
    order by x.exec_revision desc
    limit 1
  ) g on true
),
told as materialized (
  select l.id, l.perm_id,
         array_agg(distinct f.stated) filter (where f.stated is not null and trading.changes_position(f.kind)) as stated,
         l.combo_legs is not null or coalesce(bool_or(f.kind = 'COMBO_SUMMARY'), false)
           or count(distinct f.con_id) filter (where trading.changes_position(f.kind)) > 1 as is_combo
  from live l
  left join fill f on f.live_id = l.id
  group by l.id, l.perm_id, l.combo_legs
),
statement as materialized (
  select t.id as live_id, o.id, t.is_combo or cardinality(t.stated) > 1 as is_leg
  from run
  cross join told t
  cross join lateral unnest(t.stated) s (ibkr_order_id)
  cross join lateral (
    select x.id from trading.trade_order x
    where x.account_id + 0 = run.account_id and x.order_key = 'F:' || s.ibkr_order_id offset 0
  ) o
),
standing as materialized (
  select t.id, t.perm_id, s.id as superseded_by
  from told t
  left join statement s on s.live_id = t.id and not s.is_leg
),
given as (
  update trading.trade_order o
  set superseded_by = s.superseded_by, revision = o.revision + 1, last_run_id = run.id, changed_at = now()
  from run, standing s, trading.trade_order was
  where o.id = s.id and was.id = s.id and o.superseded_by is distinct from s.superseded_by
  returning o.id, s.superseded_by, was.superseded_by as former
),
joined as (
  update trading.trade_order o
  set combo_id = l.combo_id, revision = o.revision + 1, last_run_id = run.id, changed_at = now()
  from run, (
    select s.id, s.live_id as combo_id from statement s where s.is_leg
    union all
    select x.id, null
    from live l
    cross join lateral (select t.id from trading.trade_order t where t.combo_id = l.id offset 0) x
    where not exists (select from statement s where s.id = x.id and s.is_leg)
  ) l
  where o.id = l.id and o.combo_id is distinct from l.combo_id
  returning o.id
),
moved as (
  update trading.execution e
  set order_id = coalesce(s.superseded_by, s.id), revision = e.revision + 1, last_run_id = run.id, changed_at = now()
  from run, fill f, standing s
  where e.id = f.id and s.id = f.live_id and f.stated is null and f.order_id is not null
    and f.order_id <> coalesce(s.superseded_by, s.id)
  returning e.order_id, f.order_id as former
),
named as (
  insert into trading.order_alias (account_id, namespace, value, order_id)
  select run.account_id, 'PERM', s.perm_id, o.id
  from run cross join standing s cross join lateral unnest(array[s.id, s.superseded_by]) o (id)
  where o.id is not null
  on conflict do nothing
),
unnamed as (
  delete from trading.order_alias a
  using run, standing s
  where a.account_id = run.account_id and a.namespace = 'PERM' and a.value = s.perm_id
    and a.order_id <> s.id and a.order_id is distinct from s.superseded_by
)
select g.id, g.superseded_by, g.former from given g
union all
select j.id, null, null from joined j
union all
select m.order_id, m.former, null from moved m
