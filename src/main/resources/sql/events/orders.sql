-- Orders that the run made, changed in what somebody would act on, or removed because they turned out to have no fill.
with p as (
  select :#runId::bigint as run_id, :#accountId::bigint as account_id, :#eventTypes::text[] as types,
         :#historyBefore::timestamptz as history_before
),
before as (
  select r.id, r.revision, r.said from p cross join lateral trading.revisions_of_run(p.run_id, 'orders') r
),
touched as (
  select r.id, null::json as said from p cross join lateral trading.orders_new_by_run(p.run_id) r (id)
  union all
  select b.id, b.said from p cross join before b where (b.said ->> 'first_run_id')::bigint <> p.run_id
),
told as (
  select t.said, o.*, t.said ->> 'status' as old_status, (t.said ->> 'filled_quantity')::numeric as old_filled,
         (t.said ->> 'quantity')::numeric as old_quantity, (t.said ->> 'limit_price')::numeric as old_limit,
         (t.said ->> 'stop_price')::numeric as old_stop, (t.said ->> 'average_price')::numeric as old_average,
         (t.said ->> 'commission')::numeric as old_commission
  from touched t
  cross join lateral (select x.* from trading.trade_order x where x.id = t.id offset 0) o
),
typed as (
  select 1 as step, 'order.created' as type, t.* from told t where t.said is null
  union all
  select 1, 'order.changed', t.*
  from told t
  where t.said is not null
    and (t.status, t.filled_quantity, t.quantity, t.limit_price, t.stop_price, t.average_price, t.commission)
      is distinct from (t.old_status, t.old_filled, t.old_quantity, t.old_limit, t.old_stop, t.old_average, t.old_commission)
  union all
  select 2, case t.status when 'FILLED' then 'order.filled' when 'CANCELLED' then 'order.cancelled' else 'order.rejected' end,
         t.*
  from told t
  where t.status in ('FILLED', 'CANCELLED', 'REJECTED') and t.status is distinct from t.old_status
),
timed as (
  select t.*, coalesce(t.updated_at, t.submitted_at, trading.close_of_day(t.trade_date), t.as_of, t.changed_at) as occurred_at
  from typed t
),
event as (
  select t.step, t.type, t.ibkr_order_id as subject, t.revision, t.occurred_at, row_to_json(d)::text as data
  from timed t
  left join lateral (select x.* from trading.ibkr_contract x where x.id = t.contract_id offset 0) c on true
  cross join lateral (
    select t.ibkr_order_id, t.id as order_id, t.status, t.old_status, t.side, t.quantity, t.old_quantity, t.filled_quantity,
           t.old_filled as old_filled_quantity, t.limit_price, t.old_limit as old_limit_price, t.stop_price, t.average_price,
           t.order_type, t.time_in_force, t.con_id, coalesce(c.symbol, t.symbol) as symbol, c.sec_type as asset_class,
           c.underlying_symbol, c.expiry, c.strike, c."right", c.multiplier, t.currency, t.commission, t.commission_currency,
           t.order_reference, t.submitted_at, t.updated_at, t.trade_date, t.from_executions, t.source, t.feed) d
  union all
  select 1, 'order.removed', b.said ->> 'ibkr_order_id', b.revision, (b.said ->> 'changed_at')::timestamptz,
         row_to_json(d)::text
  from p
  cross join before b
  cross join lateral (
    select b.said ->> 'ibkr_order_id' as ibkr_order_id, b.id as order_id, b.said ->> 'status' as old_status,
           b.said ->> 'con_id' as con_id, b.said ->> 'symbol' as symbol) d
  where (b.said ->> 'first_run_id')::bigint <> p.run_id
    and not exists (select from trading.trade_order o where o.id = b.id)
)
insert into trading.pending_event (run_id, type, account_id, subject, revision, occurred_at, is_history, data)
select p.run_id, e.type, p.account_id, e.subject, e.revision, e.occurred_at, e.occurred_at < p.history_before, e.data
from p join event e on p.types is null or e.type = any (p.types)
order by e.occurred_at, e.subject collate "C", e.step
