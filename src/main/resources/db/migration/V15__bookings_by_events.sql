-- Rows whose kind no column states may turn out to be bookings that only option events tell of. Empty where the type is
-- ticked; only rows that can be such bookings: at no price, or with a trade id to know them by.
create function is_of_open_kind(kind text, kind_text text, codes text[], ibkr_exec_id text) returns boolean
language sql immutable
  return kind in ('FILL', 'BOOK') and kind_text is null and ibkr_exec_id is null
    and not coalesce(codes && array['A', 'Ex', 'AEx', 'MEx', 'Ep'], false);
comment on function is_of_open_kind is 'Whether no record says that a row is a fill or a booking; an exec id says that it is a fill.';

create index execution_open_kind_run on execution (last_run_id)
  where is_of_open_kind(kind, kind_text, codes, ibkr_exec_id) and (price = 0 or trade_id is not null);
create index execution_open_kind_day on execution
  (coalesce(trade_date, (executed_at at time zone 'America/New_York')::date))
  where is_of_open_kind(kind, kind_text, codes, ibkr_exec_id) and price = 0;
create index execution_open_kind_trade on execution (trade_id)
  where is_of_open_kind(kind, kind_text, codes, ibkr_exec_id) and trade_id is not null;

-- Look-ups that go by their index, whatever statistics tell.
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

create function stated_order(raw_record json, fragments json, transaction_id text) returns text language sql immutable as $$
  select nullif(nullif(nullif(o.id, '0'), '-'), transaction_id)
  from (select coalesce(trading.stated(raw_record, fragments, 'ibOrderID'),
                        trading.stated(raw_record, fragments, 'orderID')) as id) o
$$;
comment on function stated_order is 'The order that a row belongs to if it is no booking.';

-- What a cancel takes back, once more: of rows that nothing else tells apart the one that was booked first, for an equal one
-- that was booked later is bought again; and of several that a trade id alone names each cancel takes back another one.
create or replace function cancel_match(account bigint, con_ids text[], symbols text[], loose_symbols text[])
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
