-- Links option events to their bookings: by trade id, otherwise by contract, date and quantity. Equal events and as many
-- equal bookings are paired one by one; otherwise the right pairs are unknown, and there is no link. A booking with a time
-- of day supplies it. All events of the days of which the run wrote events or bookings are decided anew, because one more
-- can make a clear link ambiguous.
with p as (select :#accountId::bigint as account_id, :#runId::bigint as run_id),
booked as materialized (
  select x.id, x.trade_id, coalesce(x.trade_date, (x.executed_at at time zone 'America/New_York')::date) as day
  from p, trading.bookings_of_run(p.account_id, p.run_id) r (id)
  join trading.execution x on x.id = r.id
),
touched as materialized (
  select e.id, e.event_date
  from (
    select r.id from p, trading.option_events_of_run(p.account_id, p.run_id) r (id)
    union
    select r.id
    from p, trading.option_events_of_bookings(p.account_id, array(select b.id from booked b),
                                              array(select b.trade_id from booked b)) r (id)
  ) t
  join trading.option_event e on e.id = t.id
),
day as materialized (
  select array(select t.event_date from touched t union select b.day from booked b) as days
),
event as materialized (
  select e.id, e.event_key, e.trade_id, e.event_type, e.event_date, e.quantity, e.con_id, e.symbol, e.currency,
         e.contract_id, e.raw_record, e.fragments, n.id as named
  from trading.option_event e
  left join lateral trading.option_event_booking(
    e.account_id, e.trade_id, e.quantity, e.con_id, e.symbol, e.currency, e.contract_id, e.raw_record, e.fragments)
    n on true
  where e.id = any (array(
    select t.id from touched t
    union
    select r.id from p, day d, trading.option_events_of_days(p.account_id, d.days) r (id)))
),
booking as materialized (
  select x.id, coalesce(x.trade_date, (x.executed_at at time zone 'America/New_York')::date) as day, x.trade_id, x.exec_key,
         x.signed_quantity, x.con_id, x.symbol, x.currency, x.contract_id, x.raw_record, x.fragments
  from p, trading.bookings_of_days(
    p.account_id, array(select e.event_date from event e where e.named is null and e.event_type <> 'CASH_SETTLEMENT')) r (id)
  join trading.execution x on x.id = r.id
  where not exists (select from event o where o.named = r.id)
),
pair as materialized (
  select e.id as event_id, x.id as execution_id, x.trade_id, x.exec_key
  from event e
  join booking x on x.day = e.event_date and x.signed_quantity = e.quantity
  where e.named is null and e.event_type <> 'CASH_SETTLEMENT' and (x.trade_id is null or e.trade_id is null)
    and case
          when e.con_id is not null and x.con_id is not null then e.con_id = x.con_id
          else trading.same_contract(
            e.con_id, e.symbol, e.currency, trading.contract_terms(e.contract_id, e.raw_record, e.fragments),
            x.con_id, x.symbol, x.currency, trading.contract_terms(x.contract_id, x.raw_record, x.fragments))
        end
),
choice as (
  select c.event_id, array_agg(c.execution_id order by length(c.trade_id), c.trade_id collate "C", c.exec_key) as executions,
         max(c.asked) as asked
  from (select r.*, count(*) over (partition by r.execution_id) as asked from pair r) c
  group by c.event_id
),
alike as (
  select c.event_id, c.executions,
         count(*) over (partition by c.executions) as events,
         max(c.asked) over (partition by c.executions) as asked,
         row_number() over (partition by c.executions
                            order by length(e.trade_id), e.trade_id collate "C", length(e.event_key), e.event_key) as nth
  from choice c
  join event e on e.id = c.event_id
),
decided as (
  select e.id, p.run_id, x.id as execution_id,
         case when x.time_precision <> 'DATE' then x.executed_at end as executed_at,
         case when x.time_precision <> 'DATE' and x.executed_at is not null then x.time_precision end as time_precision,
         -- what it said by itself, unless that was taken from a booking that it has no more
         case when o.booking_execution_id is null then o.event_ts
              else (e.event_date + time '16:20') at time zone 'America/New_York' end as assumed_at,
         case when o.booking_execution_id is null then o.time_precision
              when e.event_date is not null then 'DATE' end as assumed_precision
  from p, event e
  join trading.option_event o on o.id = e.id
  left join alike a on a.event_id = e.id and a.events = cardinality(a.executions) and a.asked = a.events
  left join trading.execution x on x.id = coalesce(e.named, a.executions[a.nth])
)
update trading.option_event e
set booking_execution_id = d.execution_id, event_ts = coalesce(d.executed_at, d.assumed_at),
    time_precision = coalesce(d.time_precision, d.assumed_precision),
    revision = e.revision + 1, last_run_id = d.run_id, changed_at = now()
from decided d
-- by its key, whatever the server expects
where e.id = any (array(select c.id from decided c)) and e.id = d.id
  and (e.booking_execution_id, e.event_ts, e.time_precision) is distinct from
      (d.execution_id, coalesce(d.executed_at, d.assumed_at),
       coalesce(d.time_precision, d.assumed_precision))
