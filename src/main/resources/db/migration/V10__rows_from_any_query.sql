-- Rows that reports name by different columns are found by what all reports state of a fact: day, quantity and price.
drop index execution_without_exec_id;

create function trading_day(trade_date date, executed_at timestamptz, report_date date) returns date language sql immutable
  return coalesce(trade_date, (executed_at at time zone 'America/New_York')::date, report_date);
comment on function trading_day is 'The day by which an execution is looked up: the best that it states.';

-- In the order of the days, so that a load appends to it.
create index execution_likeness on execution
  (account_id, trading_day(trade_date, executed_at, report_date), quantity, price);

-- Rows that another report may name better; empty where all columns are ticked.
create function is_named_poorly(ibkr_exec_id text, transaction_id text, kind text) returns boolean language sql immutable
  return ibkr_exec_id is null and (transaction_id is null or kind not in ('BOOK', 'CANCEL'));
create index execution_named_poorly on execution (account_id, trading_day(trade_date, executed_at, report_date))
  where is_named_poorly(ibkr_exec_id, transaction_id, kind);

-- Whether all that is known of a row's day is a time in the evening, when a session may belong to the next trading day.
create function is_of_some_evening(trade_date date, executed_at timestamptz, time_precision text) returns boolean
language sql immutable
  return trade_date is null and time_precision <> 'DATE'
    and extract(hour from executed_at at time zone 'America/New_York') >= 17;

-- Days on which the same fact may stand in another report: those that the row states, the next weekday of an evening, and
-- for a row that states the day of its booking alone the days before.
create function likely_days(trade_date date, executed_at timestamptz, time_precision text, report_date date)
returns date[] language sql immutable as $$
  select array_agg(distinct d.day)
  from (
    select unnest(array[trade_date, report_date, l.day]) as day
    from (select (executed_at at time zone 'America/New_York')::date as day) l
    union all
    select (executed_at at time zone 'America/New_York')::date + n
    from generate_series(1, 3) n
    where trading.is_of_some_evening(trade_date, executed_at, time_precision)
    union all
    select report_date - n from generate_series(1, 4) n where trade_date is null and executed_at is null
  ) d
  where d.day is not null
$$;
comment on function likely_days is 'The days of other rows that may state the same execution.';

-- The same with the evenings before the trading day of a row that knows no time: only rows of some evening are meant there.
create function likely_places(trade_date date, executed_at timestamptz, time_precision text, report_date date)
returns table (day date, only_evenings boolean) language sql immutable as $$
  select d.day, false from unnest(trading.likely_days(trade_date, executed_at, time_precision, report_date)) d (day)
  union all
  select trade_date - n, true from generate_series(1, 3) n
  where trade_date is not null and (time_precision = 'DATE' or executed_at is null)
$$;

create function plain_symbol(symbol text) returns text language sql immutable return replace(symbol, ' ', '');
comment on function plain_symbol is 'A symbol without spaces, which reports place differently.';

-- What a cancel takes back, once more, whichever columns tell it:
-- * A contract that one of the two does not name by con id is the one of the same symbol and currency.
-- * Without booking ids a trade id is no name of its own, for a correction has the same: then the row is the mirror image.
-- * Cancels that name nothing, or what no row is named by, come last, and take what the others leave: the row that they
--   mirror, of the same moment, or of the same day where only that is known, and of the same order where both state one;
--   what a correction has replaced before what still counts, and each another one.
-- They are looked at by contract: the con ids and symbols of what was written, and the symbols of what was written without
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

drop view cancel_match;
create function cancel_match(account bigint, con_ids text[], symbols text[], loose_symbols text[])
returns table (cancel_id bigint, target_id bigint, hits_current boolean)
language sql stable as $$
  with cancel as (
    select c.*, trading.plain_symbol(c.symbol) as plain,
           row_number() over (partition by c.orig_trade_id
                              order by length(c.transaction_id), c.transaction_id collate "C", c.exec_key) as nth
    from trading.cancels_of(account, con_ids, symbols, loose_symbols) c
  ),
  named as (
    select c.id as cancel_id, m.id as target_id, m.hits_current
    from cancel c,
    lateral (
      select t.id, h.level <> 2 as hits_current
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
                               else t.exec_revision = c.nth end then 3 end
          when t.trade_id = c.orig_trade_id then
            case when t.transaction_id is null or c.transaction_id is null then
                   case when t.exec_revision is null
                        then case when t.price = c.price and t.signed_quantity = - c.signed_quantity then 1 end
                        when t.exec_revision = c.nth then 1 end
                 when (length(t.transaction_id), t.transaction_id collate "C")
                    < (length(c.transaction_id), c.transaction_id collate "C") then 1
                 when exists (select 1 from json_array_elements(t.fragments) f
                              where f ->> 'part' <> ''
                                and (length(f ->> 'part'), (f ->> 'part') collate "C")
                                  < (length(c.transaction_id), c.transaction_id collate "C")) then 2 end
        end as level) h
      where t.kind <> 'CANCEL' and h.level is not null
        and (t.ibkr_exec_id is not null or t.superseded_by is null)
      order by h.level, length(t.transaction_id) desc nulls last, t.transaction_id collate "C" desc nulls last,
               t.exec_revision, t.exec_key
      limit 1
    ) m
    where c.orig_trade_id is not null or c.orig_transaction_id is not null
  ),
  unnamed as (
    select c.*,
           row_number() over (partition by c.con_id, c.plain, c.ibkr_order_id, c.executed_at, c.price, c.signed_quantity
                              order by length(c.transaction_id), c.transaction_id collate "C", c.exec_key) as nth_alike
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
               t.exec_revision, t.exec_key
      limit 1 offset c.nth_alike - 1
    ) m
  )
  select * from named union all select * from mirrored
$$;
comment on function cancel_match is 'Which row each cancel takes back, of some contracts; used by what follows the rows of a run.';
