-- Orders that the run made, changed in what somebody would act on, or removed because they turned out to have no fill. A row of
-- statements that takes over from the row of IB Gateway is the same order: it is not created once more. Only executions tell of
-- that, so where a live source tells of orders, an order whose executions are in the same payload is told of with them.
with p as (
  select :#runId::bigint as run_id, :#accountId::bigint as account_id, :#eventTypes::text[] as types,
         :#historyBefore::timestamptz as history_before
),
before as (
  select r.id, r.revision, r.said from p cross join lateral trading.revisions_of_run(p.run_id, 'orders') r
),
-- rows of IB Gateway that stood for an order until this run
gave_way as (
  select b.id, b.said, x.superseded_by as heir_id, b.said ->> 'perm_id' as perm_id
  from p
  cross join before b
  left join lateral (select t.superseded_by from trading.trade_order t where t.id = b.id offset 0) x on true
  where b.said ->> 'order_key' >= 'P:' collate "C" and b.said ->> 'superseded_by' is null
    and (b.said ->> 'first_run_id')::bigint <> p.run_id
    and (x.superseded_by is not null or not exists (select from trading.trade_order t where t.id = b.id))
),
-- one that only executions told of is removed when these state an order of statements
inherited as (
  select g.id, g.said, coalesce(g.heir_id, e.order_id) as heir_id
  from p
  cross join gave_way g
  left join lateral (
    select max(x.order_id) as order_id
    from trading.execution x
    where g.heir_id is null and x.perm_id = g.perm_id and x.account_id + 0 = p.account_id and x.ibkr_order_id is not null
    having count(distinct x.order_id) = 1
    offset 0
  ) e on true
),
waiting as materialized (
  select p.account_id, p.run_id, a.code
  from p
  join trading.run r on r.id = p.run_id and r.dataset = 'orders'
  join trading.broker_account a on a.id = p.account_id
  where exists (select from trading.trade_order t where t.account_id = p.account_id and t.order_key >= 'P:')
    and exists (select from trading.payload_content c
                where c.payload_id = :#payloadId::bigint and (c.records -> a.code ->> 'executions')::bigint > 0)
),
held as (
  update trading.trade_order o
  set is_announced = false
  where o.ibkr_order_id is not null
    and o.id = any (array(
      select n.id
      from waiting w
      cross join lateral trading.orders_new_by_run(w.run_id) n (id)
      where not exists (select from trading.execution e where e.order_id = n.id)))
  returning o.id
),
announced as (
  update trading.trade_order o
  set is_announced = true
  from p
  join trading.run r on r.id = p.run_id and r.dataset = 'executions'
  where o.account_id = p.account_id and not o.is_announced
  returning o.id
),
touched as (
  select r.id, i.said, i.id as old_order_id
  from p
  cross join lateral (
    select n.id from trading.orders_new_by_run(p.run_id) n (id)
    except select h.id from held h
    union select a.id from announced a
  ) r
  left join lateral (
    select n.id, n.said from inherited n where n.heir_id = r.id order by n.id limit 1
  ) i on true
  union all
  select b.id, b.said, (select min(i.id) from inherited i where i.heir_id = b.id)
  from p cross join before b
  where (b.said ->> 'first_run_id')::bigint <> p.run_id and (b.said ->> 'is_announced')::boolean
),
told as (
  select t.said, t.old_order_id, o.*, t.said ->> 'status' as old_status, (t.said ->> 'filled_quantity')::numeric as old_filled,
         (t.said ->> 'quantity')::numeric as old_quantity, (t.said ->> 'limit_price')::numeric as old_limit,
         (t.said ->> 'stop_price')::numeric as old_stop, (t.said ->> 'average_price')::numeric as old_average,
         (t.said ->> 'commission')::numeric as old_commission,
         t.said is not null and t.said ->> 'superseded_by' is null as did_stand
  from touched t
  cross join lateral (select x.* from trading.trade_order x where x.id = t.id offset 0) o
),
typed as (
  select 1 as step, 'order.created' as type, t.* from told t where t.said is null and t.is_effective
  union all
  select 1, 'order.changed', t.*
  from told t
  where t.said is not null
    and (t.is_effective <> t.did_stand
      or t.is_effective and (t.old_order_id is not null
        or (t.status, t.filled_quantity, t.quantity, t.limit_price, t.stop_price, t.average_price, t.commission,
            t.not_seen_since)
          is distinct from (t.old_status, t.old_filled, t.old_quantity, t.old_limit, t.old_stop, t.old_average,
            t.old_commission, (t.said ->> 'not_seen_since')::timestamptz)))
  union all
  select 2, case t.status when 'FILLED' then 'order.filled' when 'CANCELLED' then 'order.cancelled' else 'order.rejected' end,
         t.*
  from told t
  where t.status in ('FILLED', 'CANCELLED', 'REJECTED') and t.status is distinct from t.old_status and t.is_effective
    and not exists (select from inherited i where i.heir_id = t.id and i.said ->> 'status' = t.status)
),
timed as (
  select t.*, coalesce(t.updated_at, t.submitted_at, trading.close_of_day(t.trade_date), t.as_of, t.changed_at) as occurred_at
  from typed t
),
event as (
  select t.step, t.type, t.order_key as subject, t.revision, t.occurred_at, row_to_json(d)::text as data
  from timed t
  left join lateral (select x.* from trading.ibkr_contract x where x.id = t.contract_id offset 0) c on true
  cross join lateral (
    select t.order_key, t.ibkr_order_id, t.perm_id, t.id as order_id, t.old_order_id, t.status, t.old_status, t.status_text,
           t.status_reason, t.side, t.quantity, t.old_quantity, t.filled_quantity, t.old_filled as old_filled_quantity,
           t.remaining_quantity, t.limit_price, t.old_limit as old_limit_price, t.stop_price, t.average_price,
           t.order_type, t.time_in_force, t.con_id, coalesce(c.symbol, t.symbol) as symbol, c.sec_type as asset_class,
           c.underlying_symbol, c.expiry, c.strike, c."right", c.multiplier, t.currency, t.commission, t.commission_currency,
           t.order_reference, t.submitted_at, t.updated_at, t.trade_date, t.parent_perm_id, t.combo_id, t.client_id,
           t.not_seen_since, t.from_executions, t.is_effective, t.superseded_by, t.source, t.feed) d
  union all
  select 1, 'order.removed', b.said ->> 'order_key', b.revision, (b.said ->> 'changed_at')::timestamptz,
         row_to_json(d)::text
  from p
  cross join before b
  cross join lateral (
    select b.said ->> 'order_key' as order_key, b.said ->> 'ibkr_order_id' as ibkr_order_id, b.id as order_id,
           b.said ->> 'status' as old_status, b.said ->> 'con_id' as con_id, b.said ->> 'symbol' as symbol) d
  where (b.said ->> 'first_run_id')::bigint <> p.run_id and b.said ->> 'superseded_by' is null
    and (b.said ->> 'is_announced')::boolean
    and not exists (select from trading.trade_order o where o.id = b.id)
)
insert into trading.pending_event (run_id, type, account_id, subject, revision, occurred_at, is_history, data)
select p.run_id, e.type, p.account_id, e.subject, e.revision, e.occurred_at, e.occurred_at < p.history_before, e.data
from p join event e on p.types is null or e.type = any (p.types)
order by e.occurred_at, e.subject collate "C", e.step
