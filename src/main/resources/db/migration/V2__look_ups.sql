-- Functions of what follows from the rows of a run: which rows may state the same fact, what a cancel takes back, which booking
-- an option event has. The steps of the routes call them.

-- -------------------- what a row states

create function plain_symbol(symbol text) returns text language sql immutable return replace(symbol, ' ', '');
comment on function plain_symbol is 'A symbol without spaces, which reports place differently.';

-- Raw records keep the spelling in which a value was delivered. Where SQL reads them, it reads them as the program does.
create function stated(raw_record json, fragments json, attribute text) returns text language sql immutable as $$
  select coalesce(
    nullif(btrim(raw_record ->> attribute), ''),
    (select btrim(f.value -> 'raw' ->> attribute)
     from json_array_elements(fragments) with ordinality f
     where btrim(f.value -> 'raw' ->> attribute) <> ''
     order by f.ordinality
     limit 1))
$$;
comment on function stated is 'The value of an attribute in the source records of a row, the most authoritative first.';

create function stated_number(raw_record json, fragments json, attribute text) returns numeric language sql immutable as $$
  select case when s.text ~ '^-?\d+(\.\d+)?$' then s.text::numeric end
  from (select replace(trading.stated(raw_record, fragments, attribute), ',', '') as text) s
$$;

create function stated_order(raw_record json, fragments json, transaction_id text) returns text language sql immutable as $$
  select nullif(nullif(nullif(o.id, '0'), '-'), transaction_id)
  from (select coalesce(trading.stated(raw_record, fragments, 'ibOrderID'),
                        trading.stated(raw_record, fragments, 'orderID')) as id) o
$$;
comment on function stated_order is 'The order of a row if it is not a booking.';

create function contract_terms(contract_id bigint, raw_record json, fragments json) returns text[]
language sql stable as $$
  select coalesce(
    (select array[c.sec_type, to_char(c.expiry, 'YYYYMMDD'), trim_scale(c.strike)::text, c."right"]
     from trading.ibkr_contract c where c.id = contract_id and c.stated <> '{}'),
    (select array[upper(trading.stated(raw_record, fragments, 'assetCategory')),
                  case when t.expiry ~ '^\d{8}$' then t.expiry end,
                  case when t.strike <> 0 or t."right" is not null then trim_scale(t.strike)::text end,
                  t."right"]
     from (select replace(trading.stated(raw_record, fragments, 'expiry'), '-', '') as expiry,
                  trading.stated_number(raw_record, fragments, 'strike') as strike,
                  upper(left(trading.stated(raw_record, fragments, 'putCall'), 1)) as "right") t))
$$;
comment on function contract_terms is 'Asset class, expiry, strike and right of a row''s contract, as far as they are known.';

create function same_contract(con_id text, symbol text, currency text, terms text[],
                              other_con_id text, other_symbol text, other_currency text, other_terms text[])
returns boolean language sql immutable as $$
  select case
    when con_id is not null and other_con_id is not null then con_id = other_con_id
    else coalesce(replace(symbol, ' ', '') = replace(other_symbol, ' ', ''), false)
      and coalesce(currency = other_currency, true)
      and coalesce(terms[1] = other_terms[1], true) and coalesce(terms[2] = other_terms[2], true)
      and coalesce(terms[3] = other_terms[3], true) and coalesce(terms[4] = other_terms[4], true)
  end
$$;
comment on function same_contract is 'By con id if both have it, otherwise by the symbol and everything else that both state.';

-- What a row of an order states by itself, of the columns that its fills, or a row of the same order, may change.
create function own_values_of(o trading.trade_order) returns json language sql immutable
  return coalesce(o.own_values, json_build_object(
    'status', o.status, 'status_text', o.status_text, 'status_reason', o.status_reason, 'perm_id', o.perm_id,
    'order_type', o.order_type, 'quantity', o.quantity, 'remaining_quantity', o.remaining_quantity,
    'limit_price', o.limit_price, 'stop_price', o.stop_price, 'time_in_force', o.time_in_force,
    'good_till_date', o.good_till_date, 'oca_group', o.oca_group, 'parent_perm_id', o.parent_perm_id,
    'parent_client_order_id', o.parent_client_order_id, 'submitter', o.submitter, 'client_id', o.client_id,
    'client_order_id', o.client_order_id));
comment on function own_values_of(trading.trade_order) is 'What a row of an order states by itself, without its fills and other rows of the order.';

-- -------------------- rows that may state the same execution

-- Some reports round prices. Rows that may be one fact are looked for by the price to the cent; what is rounded to four
-- decimals first, as by most exports, comes to the same cent as what it was rounded from.
create function price_to_the_cent(price numeric) returns numeric language sql immutable
  return round(round(price, 4), 2);

-- Whether all that is known of a row's day is a time in the evening, when a session may belong to the next trading day.
create function is_of_some_evening(trade_date date, executed_at timestamptz, time_precision text) returns boolean
language sql immutable
  return trade_date is null and time_precision <> 'DATE'
    and extract(hour from executed_at at time zone 'America/New_York') >= 17;

-- Days on which the same fact may stand in another report: those that the row states, the days after an evening, which may
-- be holidays, and for a row that states the day of its booking alone the days before.
create function likely_days(trade_date date, executed_at timestamptz, time_precision text, report_date date)
returns date[] language sql immutable as $$
  select array_agg(distinct d.day)
  from (
    select unnest(array[trade_date, report_date, l.day]) as day
    from (select (executed_at at time zone 'America/New_York')::date as day) l
    union all
    select (executed_at at time zone 'America/New_York')::date + n
    from generate_series(1, 5) n
    where trading.is_of_some_evening(trade_date, executed_at, time_precision)
    union all
    select report_date - n from generate_series(1, 4) n where trade_date is null and executed_at is null
  ) d
  where d.day is not null
$$;
comment on function likely_days is 'The days of other rows that may state the same execution.';

create function likely_places(trade_date date, executed_at timestamptz, time_precision text, report_date date)
returns table (day date, only_evenings boolean) language sql immutable as $$
  select d.day, false from unnest(trading.likely_days(trade_date, executed_at, time_precision, report_date)) d (day)
  union all
  select trade_date - n, true from generate_series(1, 5) n
  where trade_date is not null and (time_precision = 'DATE' or executed_at is null)
$$;

-- A booking that states a day alone may be told by another report of the day after, or before.
create function likely_places(kind text, trade_date date, executed_at timestamptz, time_precision text, report_date date)
returns table (day date, only_evenings boolean) language sql immutable as $$
  select p.day, p.only_evenings from trading.likely_places(trade_date, executed_at, time_precision, report_date) p
  union all
  select trading.trading_day(trade_date, executed_at, report_date) + n, false
  from generate_series(-5, 5) n
  where kind = 'BOOK' and n <> 0 and (time_precision = 'DATE' or executed_at is null)
$$;

-- -------------------- what a cancel takes back

-- The cancels of some contracts: of the con ids and symbols of what was written, and of the symbols of what was written without
-- con id, which may belong to cancels that have one.
create function cancels_of(account bigint, con_ids text[], symbols text[], loose_symbols text[])
returns setof trading.execution language sql stable as $$
  select c.*
  from trading.execution c
  where c.account_id = account and c.kind = 'CANCEL' and c.superseded_by is null and c.con_id = any (con_ids)
  union all
  select c.*
  from trading.execution c
  where c.account_id = account and c.kind = 'CANCEL' and c.superseded_by is null and c.con_id is null
    and trading.plain_symbol(c.symbol) = any (symbols)
  union all
  select c.*
  from trading.execution c
  where cardinality(loose_symbols) > 0
    and c.account_id = account and c.kind = 'CANCEL' and c.superseded_by is null and c.con_id is not null
    and c.con_id <> all (con_ids) and trading.plain_symbol(c.symbol) = any (loose_symbols)
$$;

-- A cancel that names a booking takes back that one, or the row that stated it before it was booked anew (`hits_current` is
-- false then), or, when only a confirmation has told of it, the n-th of its trade.
-- A cancel that names a trade takes back the latest booking of it before itself; without booking ids the n-th cancel takes back
-- the n-th revision, or the n-th row that is its mirror image.
-- A contract that one of the two does not name by con id is the one of the same symbol and currency.
-- Cancels that name nothing, or what no row is named by, come last and take what the others leave: the row that they mirror, of
-- the same moment, or of the same day where only that is known, and of the same order where both state one; the one that was
-- booked first, and each another one.
-- A row that gave way to one that is named better is not taken back; the better one is.
create function cancel_match(account bigint, con_ids text[], symbols text[], loose_symbols text[])
returns table (cancel_id bigint, target_id bigint, hits_current boolean)
language sql stable as $$
  with cancel as (
    select c.*, trading.plain_symbol(c.symbol) as plain,
           row_number() over (partition by c.orig_trade_id
                              order by length(c.transaction_id), c.transaction_id collate "C", c.exec_key) as nth,
           row_number() over (partition by c.orig_trade_id, c.price, c.signed_quantity
                              order by length(c.transaction_id), c.transaction_id collate "C", c.report_date, c.exec_key)
             as nth_mirror
    from trading.cancels_of(account, con_ids, symbols, loose_symbols) c
  ),
  named as (
    select c.id as cancel_id, m.id as target_id, m.hits_current
    from cancel c,
    lateral (
      select t.id, h.level <> 2 as hits_current
      from (
        -- of rows that a trade id alone names the n-th cancel takes back the n-th
        select a.*,
               row_number() over (partition by a.trade_id, a.price, a.signed_quantity, a.exec_revision is null
                                  order by a.report_date, a.exec_key) as nth,
               count(*) over (partition by a.trade_id, a.price, a.signed_quantity, a.exec_revision is null) as alike
        from (
          select x.*
          from trading.execution x
          where x.account_id + 0 = account and x.con_id = c.con_id and x.trade_id = c.orig_trade_id
          union all
          select x.*
          from trading.execution x
          where c.orig_transaction_id is not null and c.orig_trade_id is not null
            and x.account_id + 0 = account and x.con_id = c.con_id and x.trade_id is null
          union all
          select x.*
          from trading.execution x
          where c.orig_transaction_id is not null and c.orig_trade_id is null
            and x.account_id + 0 = account and x.con_id = c.con_id
            and (x.transaction_id = c.orig_transaction_id or x.fragments is not null)
          union all
          select x.*
          from trading.execution x
          where c.orig_trade_id is not null and c.orig_transaction_id is not null
            and x.account_id + 0 = account and x.con_id = c.con_id and x.trade_id <> c.orig_trade_id
            and (x.transaction_id = c.orig_transaction_id or x.fragments is not null)
            and not exists (select from trading.execution y
                            where y.account_id + 0 = account and y.con_id = c.con_id and y.trade_id = c.orig_trade_id
                              and (y.transaction_id = c.orig_transaction_id
                                   or exists (select from json_array_elements(y.fragments) f
                                              where f ->> 'part' = c.orig_transaction_id)))
          union all
          select x.*
          from trading.execution x
          where x.account_id = account
            and trading.trading_day(x.trade_date, x.executed_at, x.report_date)
              = any (trading.likely_days(c.trade_date, c.executed_at, c.time_precision, c.report_date))
            and x.quantity = c.quantity and (x.con_id is null or c.con_id is null)
            and trading.plain_symbol(x.symbol) = c.plain and coalesce(x.currency = c.currency, true)
        ) a
        where a.kind <> 'CANCEL' and (a.ibkr_exec_id is not null or a.superseded_by is null)
      ) t,
      -- 1: what the row says now, 2: what it said before it was booked anew, 3: what it most likely is
      lateral (select
        case
          when c.orig_transaction_id is not null then
            case when t.transaction_id = c.orig_transaction_id then 1
                 when exists (select 1 from json_array_elements(t.fragments) f
                              where f ->> 'part' = c.orig_transaction_id) then 2
                 when t.transaction_id is null and t.trade_id = c.orig_trade_id
                      and case when t.exec_revision is null
                               then t.price = c.price and t.signed_quantity = - c.signed_quantity
                                 and t.nth = least(c.nth_mirror, t.alike)
                               else t.exec_revision = c.nth end then 3 end
          when t.trade_id = c.orig_trade_id then
            case when t.transaction_id is null or c.transaction_id is null then
                   case when t.exec_revision is null
                        then case when t.price = c.price and t.signed_quantity = - c.signed_quantity
                                       and t.nth = least(c.nth_mirror, t.alike) then 1 end
                        when t.exec_revision = c.nth then 1 end
                 when (length(t.transaction_id), t.transaction_id collate "C")
                    < (length(c.transaction_id), c.transaction_id collate "C") then 1
                 when exists (select 1 from json_array_elements(t.fragments) f
                              where f ->> 'part' <> ''
                                and (length(f ->> 'part'), (f ->> 'part') collate "C")
                                  < (length(c.transaction_id), c.transaction_id collate "C")) then 2 end
        end as level) h
      where h.level is not null
      order by h.level, length(t.transaction_id) desc nulls last, t.transaction_id collate "C" desc nulls last,
               t.exec_revision, t.exec_key
      limit 1
    ) m
    where c.orig_trade_id is not null or c.orig_transaction_id is not null
  ),
  unnamed as (
    select c.*,
           row_number() over (partition by c.con_id, c.plain, c.ibkr_order_id, c.executed_at, c.price, c.signed_quantity
                              order by length(c.transaction_id), c.transaction_id collate "C", c.report_date, c.exec_key) as nth_alike
    from cancel c
    where not exists (select from named n where n.cancel_id = c.id)
  ),
  mirrored as (
    select c.id as cancel_id, m.id as target_id, true as hits_current
    from unnamed c,
    lateral (
      select t.id
      from trading.execution t
      where t.account_id = account
        and trading.trading_day(t.trade_date, t.executed_at, t.report_date)
          = any (trading.likely_days(c.trade_date, c.executed_at, c.time_precision, c.report_date))
        and t.quantity = c.quantity and t.price = c.price and t.signed_quantity = - c.signed_quantity
        and t.kind <> 'CANCEL'
        and case when t.con_id is not null and c.con_id is not null then t.con_id = c.con_id
                 else trading.plain_symbol(t.symbol) = c.plain and coalesce(t.currency = c.currency, true) end
        and (t.executed_at = c.executed_at
             or (coalesce(t.time_precision, 'DATE') = 'DATE' or coalesce(c.time_precision, 'DATE') = 'DATE')
                and trading.trading_day(t.trade_date, t.executed_at, t.report_date)
                  = trading.trading_day(c.trade_date, c.executed_at, c.report_date))
        and coalesce(t.ibkr_order_id = c.ibkr_order_id, true)
        and (c.orig_transaction_id is null or t.transaction_id is null)
        and (c.orig_trade_id is null or t.trade_id is null)
        and (t.ibkr_exec_id is not null or t.superseded_by is null)
        and not exists (select from named n where n.target_id = t.id and n.hits_current)
      order by t.superseded_by is null, length(t.transaction_id) desc nulls last, t.transaction_id collate "C" desc nulls last,
               t.exec_revision, t.report_date, t.exec_key
      limit 1 offset c.nth_alike - 1
    ) m
  )
  select * from named union all select * from mirrored
$$;
comment on function cancel_match is 'Which row each cancel of some contracts cancels; used by the follow-ups of a run.';

-- -------------------- bookings of option events

create function option_event_booking(
  event_account bigint, event_trade_id text, event_quantity numeric,
  event_con_id text, event_symbol text, event_currency text, event_contract bigint, event_record json,
  event_fragments json)
returns table (id bigint, executed_at timestamptz, time_precision text) language sql stable rows 1 as $$
  select min(b.id), min(b.executed_at), min(b.time_precision)
  from (
    select x.id, x.executed_at, x.time_precision, x.fits, max(x.fits::int) over () as best
    from (
      select e.id, e.executed_at, e.time_precision, e.signed_quantity is not distinct from event_quantity as fits
      from trading.execution e
      where e.account_id + 0 = event_account and e.kind = 'BOOK' and e.trade_id = event_trade_id and e.is_effective
        and case
              when e.con_id is not null and event_con_id is not null then e.con_id = event_con_id
              else trading.same_contract(
                e.con_id, e.symbol, e.currency, trading.contract_terms(e.contract_id, e.raw_record, e.fragments),
                event_con_id, event_symbol, event_currency,
                trading.contract_terms(event_contract, event_record, event_fragments))
            end
    ) x
  ) b
  where b.fits::int = b.best
  having count(*) = 1
$$;
comment on function option_event_booking is 'The booking with the trade id of an option event, if there is exactly one.';

-- Look-ups of the few rows that a run concerns. Statistics tell that most rows are of one run, or of few days, as after a
-- first load; a look-up goes by its index all the same.
create function option_events_of_run(account bigint, run bigint) returns setof bigint
language sql stable rows 10 set enable_seqscan = off as $$
  select e.id from trading.option_event e where e.last_run_id = run and e.account_id + 0 = account
$$;

-- A day of a busy account has hundreds of events: the server is told so, or it compares each with each.
create function option_events_of_days(account bigint, days date[]) returns setof bigint
language sql stable rows 1000 set enable_seqscan = off as $$
  select e.id from trading.option_event e
  where coalesce(e.event_date, '-infinity') = any (days) and e.account_id + 0 = account
$$;

create function option_events_of_kind(account bigint, day date, units numeric) returns setof bigint
language sql stable rows 10 set enable_seqscan = off as $$
  select e.id from trading.option_event e
  where coalesce(e.event_date, '-infinity') = coalesce(day, '-infinity')
    and e.quantity is not distinct from units and e.account_id + 0 = account
$$;

create function option_events_of_bookings(account bigint, bookings bigint[], trades text[]) returns setof bigint
language sql stable rows 10 set enable_seqscan = off as $$
  select e.id from trading.option_event e where e.booking_execution_id = any (bookings)
  union
  select e.id from trading.option_event e where e.trade_id = any (trades) and e.account_id + 0 = account
$$;

create function bookings_of_run(account bigint, run bigint) returns setof bigint
language sql stable rows 10 set enable_seqscan = off as $$
  select x.id from trading.execution x where x.last_run_id = run and x.kind = 'BOOK' and x.account_id + 0 = account
$$;

create function bookings_of_days(account bigint, days date[]) returns setof bigint
language sql stable rows 10 set enable_seqscan = off as $$
  select x.id from trading.execution x
  where coalesce(x.trade_date, (x.executed_at at time zone 'America/New_York')::date) = any (days)
    and x.kind = 'BOOK' and x.is_effective and x.account_id + 0 = account
$$;

create function open_kinds_of_run(account bigint, run bigint) returns setof bigint
language sql stable rows 10 set enable_seqscan = off as $$
  select x.id from trading.execution x
  where x.last_run_id = run and trading.is_of_open_kind(x.kind, x.kind_text, x.codes, x.ibkr_exec_id)
    and (x.price = 0 or x.trade_id is not null) and x.account_id + 0 = account
$$;

create function open_kinds_of_days(account bigint, days date[], trades text[]) returns setof bigint
language sql stable rows 10 set enable_seqscan = off as $$
  select x.id from trading.execution x
  where coalesce(x.trade_date, (x.executed_at at time zone 'America/New_York')::date) = any (days)
    and trading.is_of_open_kind(x.kind, x.kind_text, x.codes, x.ibkr_exec_id) and x.price = 0 and x.account_id + 0 = account
  union
  select x.id from trading.execution x
  where x.trade_id = any (trades) and trading.is_of_open_kind(x.kind, x.kind_text, x.codes, x.ibkr_exec_id)
    and x.trade_id is not null and x.account_id + 0 = account
$$;

-- -------------------- who is at work

create function is_at_work(account bigint, of_dataset text) returns boolean language sql volatile as $$
  select exists (
    select from pg_catalog.pg_locks l
    where l.locktype = 'advisory' and l.granted and l.objsubid = 2
      and l.database = (select d.oid from pg_catalog.pg_database d where d.datname = current_database())
      and l.classid = coalesce(account, 0)::oid
      and l.objid = (array_position(array['orders', 'executions', 'option-events', 'corporate-actions', 'transfers'], of_dataset) - 1)::bigint::oid)
$$;
comment on function is_at_work(bigint, text) is 'Whether a program holds the lock of an account and dataset, as each run does until it ends.';

-- -------------------- what the server expects

-- While a run writes many rows, the server may count a table by itself because of what was committed before. It then sees the
-- pages and no row, and from then on expects one row of whatever it looks up: every plan is for a nearly empty table. Such a
-- table has fewer rows than pages. It is counted anew, as the run sees it; the sample is small. What another run counts is left
-- to it.
create function renew_estimates() returns void
language plpgsql security definer set search_path = trading, pg_temp as $$
declare
  counted regclass;
begin
  for counted in
    select c.oid from pg_class c
    where c.relnamespace = 'trading'::regnamespace
      and c.relname in ('execution', 'trade_order', 'option_event', 'ibkr_contract', 'instrument', 'order_alias')
      and c.relpages > 10 and c.reltuples between 0 and c.relpages
  loop
    execute format('analyze (skip_locked) %s', counted);
  end loop;
end $$;
comment on function renew_estimates is 'Counts tables anew that the server counted while their first rows were not committed.';
revoke execute on function renew_estimates from public;
