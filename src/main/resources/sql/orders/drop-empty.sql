-- Orders that were made from executions which turned out to be bookings, to belong to another order, or to state what a
-- better named row states. What they said stays in the history.
with empty as (
  select o.*, p.run_id
  from (select :#runId::bigint as run_id, :#affectedOrders::bigint[] as orders) p
  join trading.trade_order o on o.id = any (p.orders) and o.feed = 'executions'
  where not exists (
    select from trading.execution e
    where e.order_id = o.id and e.kind not in ('BOOK', 'CANCEL', 'ALLOCATION_PARENT', 'BOOKING_CANDIDATE')
      and (e.superseded_by is null or e.ibkr_exec_id is not null))
),
kept as (
  insert into trading.record_revision (dataset, row_id, revision, said, valid_from, replaced_at, replaced_by_run)
  select 'orders', e.id, e.revision, to_jsonb(e) - 'run_id', e.changed_at, now(), e.run_id from empty e
),
released as (
  update trading.execution e
  set order_id = null, revision = e.revision + 1, last_run_id = o.run_id, changed_at = now()
  from empty o
  where e.order_id = o.id
),
-- what gave way to them stands for itself again, and their legs are orders like others
standing as (
  update trading.trade_order t
  set superseded_by = case when t.superseded_by = o.id then null else t.superseded_by end,
      combo_id = case when t.combo_id = o.id then null else t.combo_id end,
      revision = t.revision + 1, last_run_id = o.run_id, changed_at = now()
  from empty o
  where (t.superseded_by = o.id or t.combo_id = o.id) and t.id not in (select id from empty)
),
unnamed as (
  delete from trading.order_alias a using empty o where a.order_id = o.id
)
delete from trading.trade_order t using empty o where t.id = o.id
