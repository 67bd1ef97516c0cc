-- Raw records keep the spelling in which a value was delivered. Where SQL reads them, it reads them as the program does.
create or replace function stated(raw_record json, fragments json, attribute text) returns text language sql immutable as $$
  select coalesce(
    nullif(btrim(raw_record ->> attribute), ''),
    (select btrim(f.value -> 'raw' ->> attribute)
     from json_array_elements(fragments) with ordinality f
     where btrim(f.value -> 'raw' ->> attribute) <> ''
     order by f.ordinality
     limit 1))
$$;

create or replace function contract_terms(contract_id bigint, raw_record json, fragments json) returns text[]
language sql stable as $$
  select coalesce(
    (select array[c.sec_type, to_char(c.expiry, 'YYYYMMDD'), trim_scale(c.strike)::text, c."right"]
     from trading.ibkr_contract c where c.id = contract_id),
    (select array[upper(trading.stated(raw_record, fragments, 'assetCategory')),
                  case when t.expiry ~ '^\d{8}$' then t.expiry end,
                  case when t.strike <> 0 or t."right" is not null then trim_scale(t.strike)::text end,
                  t."right"]
     from (select replace(trading.stated(raw_record, fragments, 'expiry'), '-', '') as expiry,
                  trading.stated_number(raw_record, fragments, 'strike') as strike,
                  upper(left(trading.stated(raw_record, fragments, 'putCall'), 1)) as "right") t))
$$;

-- As before, but for the spellings, and for a strike of zero, which is none where there is no right.
create or replace view position_by_contract as
  with named as (
    select account_id, con_id,
           trim_scale(coalesce(sum(signed_quantity) filter (where is_effective), 0)) as quantity,
           max(symbol collate "C") collate "default" as symbol
    from execution
    where con_id is not null
    group by account_id, con_id
  ),
  delivered as (
    select account_id, is_effective, superseded_by, signed_quantity, currency, symbol,
           replace(symbol, ' ', '') as name,
           upper(nullif(btrim(raw_record ->> 'assetCategory'), '')) as asset_class,
           btrim(raw_record ->> 'expiry') as expiry,
           btrim(raw_record ->> 'strike') as strike,
           upper(left(nullif(btrim(raw_record ->> 'putCall'), ''), 1)) as "right"
    from execution
    where con_id is null
  ),
  stated as (
    select account_id, is_effective, superseded_by, signed_quantity, currency, symbol, name, asset_class, "right",
           case when strike ~ '^0*(\.0*)?$' and "right" is null then null
                when strike ~ '^\d[\d,]*(\.\d*)?$' then trim_scale(replace(strike, ',', '')::numeric)::text
                else nullif(strike, '') end as strike,
           case when expiry ~ '^\d{1,2}-?[A-Za-z]{3}-?(\d\d)?\d\d$'
                then '20' || right(expiry, 2)
                  || lpad(((strpos('JANFEBMARAPRMAYJUNJULAUGSEPOCTNOVDEC',
                                   upper(substring(expiry from '[A-Za-z]{3}'))) + 2) / 3)::text, 2, '0')
                  || lpad(substring(expiry from '^\d{1,2}'), 2, '0')
                else nullif(replace(expiry, '-', ''), '') end as expiry
    from delivered
  ),
  classed as (
    select s.*,
           coalesce(asset_class, case when min(asset_class) over symbols = max(asset_class) over symbols
                                      then min(asset_class) over symbols end) as class
    from stated s
    window symbols as (partition by account_id, name)
  ),
  told as (
    select account_id, is_effective, superseded_by, signed_quantity, symbol, name, class,
           coalesce(currency, case when min(currency) over classes = max(currency) over classes
                                   then min(currency) over classes end) as currency,
           coalesce(expiry, case when min(expiry) over classes = max(expiry) over classes
                                 then min(expiry) over classes end) as expiry,
           coalesce(strike, case when min(strike) over classes = max(strike) over classes
                                 then min(strike) over classes end) as strike,
           coalesce("right", case when min("right") over classes = max("right") over classes
                                  then min("right") over classes end) as "right"
    from classed
    window classes as (partition by account_id, name, class)
  ),
  unnamed as (
    select account_id, class, max(symbol collate "C") collate "default" as symbol,
           trim_scale(coalesce(sum(signed_quantity) filter (where is_effective), 0)) as quantity
    from told
    group by account_id, name, class, currency, expiry, strike, "right"
    having bool_or(superseded_by is null)
  )
  select n.account_id, a.code as account, n.con_id, coalesce(c.symbol, n.symbol) as symbol, c.id as contract_id, n.quantity,
         c.sec_type as asset_class
  from named n
  join broker_account a on a.id = n.account_id
  left join ibkr_contract c on c.con_id = n.con_id
  union all
  select u.account_id, a.code, null, u.symbol, null, u.quantity, u.class
  from unnamed u
  join broker_account a on a.id = u.account_id;

-- Some reports round prices. Rows that may be one fact are looked for by the price to the cent; what is rounded to four
-- decimals first, as by most exports, comes to the same cent as what it was rounded from.
create function price_to_the_cent(price numeric) returns numeric language sql immutable
  return round(round(price, 4), 2);

-- As before, but an evening may come before a holiday.
create or replace function likely_days(trade_date date, executed_at timestamptz, time_precision text, report_date date)
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

create or replace function likely_places(trade_date date, executed_at timestamptz, time_precision text, report_date date)
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
