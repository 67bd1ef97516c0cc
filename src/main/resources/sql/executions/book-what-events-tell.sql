-- Rows whose kind no column states are bookings if an option event identifies them: by its trade id, contract and quantity;
-- or at price 0, by its contract, date and quantity. If there are as many such rows as equal events, all are bookings. If
-- there are more, the right ones are unknown, and all stay fills. All days of which the run wrote such rows, bookings or
-- events are decided anew. A row that is no longer a booking gets its order again.
with p as (select :#accountId::bigint as account_id, :#runId::bigint as run_id),
day as materialized (
  select array(
    select coalesce(x.trade_date, (x.executed_at at time zone 'America/New_York')::date)
    from p, trading.open_kinds_of_run(p.account_id, p.run_id) r (id)
    join trading.execution x on x.id = r.id
    union
    select coalesce(x.trade_date, (x.executed_at at time zone 'America/New_York')::date)
    from p, trading.bookings_of_run(p.account_id, p.run_id) r (id)
    join trading.execution x on x.id = r.id
    union
    select e.event_date
    from p, trading.option_events_of_run(p.account_id, p.run_id) r (id)
    join trading.option_event e on e.id = r.id) as days
),
event as materialized (
  select e.id, e.trade_id, e.event_date, e.event_type = 'DELIVERY' as delivers, e.quantity, e.price, e.con_id, e.symbol,
         e.currency, trading.contract_terms(e.contract_id, e.raw_record, e.fragments) as terms
  from p, day d, trading.option_events_of_days(p.account_id, d.days) r (id)
  cross join lateral (select x.* from trading.option_event x where x.id = r.id offset 0) e
  where e.event_type <> 'CASH_SETTLEMENT' and e.quantity <> 0
),
-- what may be booked, and what is because its columns say so
candidate as materialized (
  select x.id, true as open, x.kind, x.order_id,
         coalesce(x.trade_date, (x.executed_at at time zone 'America/New_York')::date) as day, x.trade_id,
         x.signed_quantity, x.price, x.con_id, x.symbol, x.currency, x.contract_id, x.raw_record, x.fragments
  from p, day d,
       trading.open_kinds_of_days(p.account_id, d.days, array(select e.trade_id from event e)) r (id)
  join trading.execution x on x.id = r.id
  where x.superseded_by is null
  union all
  select x.id, false, x.kind, x.order_id,
         coalesce(x.trade_date, (x.executed_at at time zone 'America/New_York')::date), x.trade_id,
         x.signed_quantity, x.price, x.con_id, x.symbol, x.currency, x.contract_id, x.raw_record, x.fragments
  from p, day d, trading.bookings_of_days(p.account_id, d.days) r (id)
  join trading.execution x on x.id = r.id
  where not trading.is_of_open_kind(x.kind, x.kind_text, x.codes, x.ibkr_exec_id)
),
pair as materialized (
  select e.id as event_id, x.id as execution_id, x.open, coalesce(x.trade_id = e.trade_id, false) as named
  from event e
  join candidate x on x.signed_quantity = e.quantity
    and case
          when x.trade_id = e.trade_id then not x.open or case when e.delivers then coalesce(x.price = e.price, true)
                                                               else coalesce(x.price = 0, true) end
          when x.trade_id is null or e.trade_id is null
            then not e.delivers and x.day = e.event_date and (x.price = 0 or not x.open)
          else false
        end
    and case
          when e.con_id is not null and x.con_id is not null then e.con_id = x.con_id
          else trading.same_contract(
            e.con_id, e.symbol, e.currency, e.terms,
            x.con_id, x.symbol, x.currency, trading.contract_terms(x.contract_id, x.raw_record, x.fragments))
        end
),
likely as (
  select r.*
  from pair r
  where not r.named and not exists (select from pair n
                                    where n.named and (n.event_id = r.event_id or n.execution_id = r.execution_id))
),
choice as (
  select c.event_id, array_agg(c.execution_id order by c.execution_id) as executions, max(c.asked) as asked
  from (select r.*, count(*) over (partition by r.execution_id) as asked from likely r) c
  group by c.event_id
),
booked as (
  select r.execution_id from pair r where r.named and r.open
  union
  select unnest(c.executions)
  from choice c
  group by c.executions
  having count(*) = cardinality(c.executions) and max(c.asked) = count(*)
),
decided as (
  select c.id, c.order_id, case when b.execution_id is null then 'FILL' else 'BOOK' end as kind
  from candidate c
  left join booked b on b.execution_id = c.id
  where c.open
),
changed as (
  update trading.execution e
  set kind = d.kind, order_id = null,
      ibkr_order_id = case when d.kind = 'FILL' then trading.stated_order(e.raw_record, e.fragments, e.transaction_id) end,
      revision = e.revision + 1, last_run_id = p.run_id, changed_at = now()
  from p, decided d
  -- by its key, whatever the server expects
  where e.id = any (array(select c.id from decided c)) and e.id = d.id and e.kind <> d.kind
  returning e.id, e.account_id, e.kind, e.ibkr_order_id, e.con_id, e.contract_id, e.symbol, e.side, e.currency, e.source, p.run_id,
            d.order_id as left_order
),
-- what follows decides about their events anew
released as (
  update trading.option_event e
  set revision = e.revision + 1, last_run_id = c.run_id, changed_at = now()
  from changed c
  where c.kind = 'FILL' and e.booking_execution_id = c.id
),
derived as (
  insert into trading.trade_order (account_id, order_key, ibkr_order_id, con_id, contract_id, symbol, side, currency, status,
                                   source, feed, feed_rank, first_run_id, last_run_id)
  select distinct on (c.ibkr_order_id) c.account_id, 'F:' || c.ibkr_order_id, c.ibkr_order_id, c.con_id, c.contract_id, c.symbol, c.side,
         c.currency, 'FILLED_OR_PARTIAL', c.source, 'executions', 0, c.run_id, c.run_id
  from changed c
  where c.ibkr_order_id is not null
  order by c.ibkr_order_id, c.con_id, c.symbol
  on conflict do nothing
  returning id
)
select c.left_order from changed c where c.left_order is not null
union
select d.id from derived d
