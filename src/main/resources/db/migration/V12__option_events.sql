-- Option events that are named by less than others of the same day and quantity are put together with them.
create index option_event_kind on option_event (coalesce(event_date, '-infinity'), quantity);
create index option_event_unsettled on option_event (coalesce(event_date, '-infinity'), quantity)
  where event_key like 'E:%:%:%:%' or fragments is not null;

-- What a run has written, and what that may change a link of.
create index option_event_run on option_event (last_run_id);
create index option_event_trade on option_event (trade_id);
create index option_event_booking on option_event (booking_execution_id);
drop index option_event_unbooked;
drop index option_event_orphan;
drop index option_event_parent;
create index execution_booked_by_run on execution (last_run_id) where kind = 'BOOK';
create index execution_booked_trade on execution (trade_id) where kind = 'BOOK';
create index execution_booked_day on execution
  (coalesce(trade_date, (executed_at at time zone 'America/New_York')::date)) where kind = 'BOOK';

create function stated(raw_record json, fragments json, attribute text) returns text language sql immutable as $$
  select coalesce(
    nullif(raw_record ->> attribute, ''),
    (select f.value -> 'raw' ->> attribute
     from json_array_elements(fragments) with ordinality f
     where f.value -> 'raw' ->> attribute <> ''
     order by f.ordinality
     limit 1))
$$;
comment on function stated is 'What any record that a row is made of says in an attribute, the best first.';

create function stated_number(raw_record json, fragments json, attribute text) returns numeric language sql immutable as $$
  select case when s.text ~ '^-?\d+(\.\d+)?$' then s.text::numeric end
  from (select replace(trading.stated(raw_record, fragments, attribute), ',', '') as text) s
$$;

create function contract_terms(contract_id bigint, raw_record json, fragments json) returns text[]
language sql stable as $$
  select coalesce(
    (select array[c.sec_type, to_char(c.expiry, 'YYYYMMDD'), trim_scale(c.strike)::text, c."right"]
     from trading.ibkr_contract c where c.id = contract_id),
    (select array[trading.stated(raw_record, fragments, 'assetCategory'),
                  case when e.text ~ '^\d{8}$' then e.text end,
                  trim_scale(trading.stated_number(raw_record, fragments, 'strike'))::text,
                  trading.stated(raw_record, fragments, 'putCall')]
     from (select replace(trading.stated(raw_record, fragments, 'expiry'), '-', '') as text) e))
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
comment on function same_contract is 'By con id where both have it, else by the symbol and what both tell besides.';

drop function option_event_booking;
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
comment on function option_event_booking is 'The booking that has the trade id of an option event, when there is one and no more.';

-- Look-ups of the few rows that a run concerns. Statistics tell that most rows are of one run, or of few days, as after a
-- first load; a look-up goes by its index all the same.
create function option_events_of_run(account bigint, run bigint) returns setof bigint
language sql stable rows 10 set enable_seqscan = off as $$
  select e.id from trading.option_event e where e.last_run_id = run and e.account_id + 0 = account
$$;

create function option_events_of_days(account bigint, days date[]) returns setof bigint
language sql stable rows 10 set enable_seqscan = off as $$
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
