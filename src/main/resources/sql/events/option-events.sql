-- Option events that the run stored, changed in what somebody would act on, or removed because another row states them.
with p as (
  select :#runId::bigint as run_id, :#accountId::bigint as account_id, :#eventTypes::text[] as types,
         :#historyBefore::timestamptz as history_before
),
before as (
  select r.id, r.revision, r.said from p cross join lateral trading.revisions_of_run(p.run_id, 'option-events') r
),
told as (
  select null::json as said, e.*
  from p
  cross join lateral trading.option_events_new_by_run(p.run_id) r (id)
  cross join lateral (select x.* from trading.option_event x where x.id = r.id offset 0) e
  union all
  select b.said, e.*
  from p cross join before b
  cross join lateral (select x.* from trading.option_event x where x.id = b.id offset 0) e
  where e.first_run_id <> p.run_id
),
typed as (
  select case t.event_type
           when 'ASSIGNMENT' then 'option.assigned' when 'EXERCISE' then 'option.exercised'
           when 'EXPIRATION' then 'option.expired' when 'OTHER' then 'option.other' else 'option.delivered'
         end as type, t.*
  from told t where t.said is null
  union all
  select 'option.changed', t.*
  from told t
  where t.said is not null
    and (t.event_type, t.quantity, t.event_date, t.con_id, t.booking_execution_id, t.parent_event_id)
      is distinct from (t.said ->> 'event_type', (t.said ->> 'quantity')::numeric, (t.said ->> 'event_date')::date,
        t.said ->> 'con_id', (t.said ->> 'booking_execution_id')::bigint, (t.said ->> 'parent_event_id')::bigint)
),
timed as (
  select t.*, coalesce(t.event_ts, trading.close_of_day(t.event_date), t.as_of, t.changed_at) as occurred_at
  from typed t
),
event as (
  select t.type, t.event_key as subject, t.revision, t.occurred_at, row_to_json(d)::text as data
  from timed t
  left join lateral (select x.* from trading.ibkr_contract x where x.id = t.contract_id offset 0) c on true
  left join lateral (select x.exec_key from trading.execution x where x.id = t.booking_execution_id offset 0) k on true
  left join lateral (select x.event_key from trading.option_event x where x.id = t.parent_event_id offset 0) a on true
  cross join lateral (
    select t.event_key, t.id as option_event_id, t.event_type, t.event_date, t.event_ts, t.quantity,
           (t.said ->> 'quantity')::numeric as old_quantity, t.price, t.con_id, coalesce(c.symbol, t.symbol) as symbol,
           c.sec_type as asset_class, coalesce(t.underlying_con_id, c.underlying_con_id) as underlying_con_id,
           c.underlying_symbol, c.expiry, c.strike, c."right", c.multiplier, t.currency, t.realized_pnl,
           t.booking_execution_id, k.exec_key as booking_exec_key, t.parent_event_id, a.event_key as parent_event_key,
           t.source, t.feed) d
  union all
  select 'option.removed', b.said ->> 'event_key', b.revision, (b.said ->> 'changed_at')::timestamptz, row_to_json(d)::text
  from p
  cross join before b
  cross join lateral (
    select b.said ->> 'event_key' as event_key, b.id as option_event_id, b.said ->> 'event_type' as event_type,
           b.said ->> 'con_id' as con_id, b.said ->> 'symbol' as symbol, (b.said ->> 'quantity')::numeric as quantity) d
  where (b.said ->> 'first_run_id')::bigint <> p.run_id
    and not exists (select from trading.option_event e where e.id = b.id)
)
insert into trading.pending_event (run_id, type, account_id, subject, revision, occurred_at, is_history, data)
select p.run_id, e.type, p.account_id, e.subject, e.revision, e.occurred_at, e.occurred_at < p.history_before, e.data
from p join event e on p.types is null or e.type = any (p.types)
order by e.occurred_at, e.subject collate "C", e.type
