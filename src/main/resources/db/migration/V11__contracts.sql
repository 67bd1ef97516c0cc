-- Statements may disagree on a contract. Where they do, records that only repeat count, too: they say which statement is the
-- newest. What was stored before is taken for contested, because nobody remembers.
alter table ibkr_contract add column contested boolean not null default true;
alter table ibkr_contract alter column contested set default false;
comment on column ibkr_contract.contested is 'Statements disagree on an attribute, so that it matters which of them is the newest.';
comment on column ibkr_contract.stated is 'Per attribute [rank, as of, day]: the record that its value was taken from; rank 0 when it is of another contract, whose underlying this one is.';
create index ibkr_contract_contested on ibkr_contract (con_id) where contested;

-- Whatever refers to an instrument, and contracts on an underlying.
create index ibkr_contract_instrument on ibkr_contract (instrument_id);
create index ibkr_contract_underlying on ibkr_contract (underlying_contract_id);
create index instrument_underlying on instrument (underlying_id);
create index option_event_instrument on option_event (instrument_id);

-- Few rows, where most queries tell con ids.
create index execution_without_con_id on execution (account_id) where con_id is null;

-- As before, but a contract has its present symbol, and rows without con id are told apart by all that they state of their
-- contract. What one of them leaves out is taken from the others of its symbol when those agree. Numbers and days are
-- compared as such, in whatever format they were delivered.
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
           nullif(raw_record ->> 'assetCategory', '') as asset_class,
           raw_record ->> 'expiry' as expiry,
           raw_record ->> 'strike' as strike,
           left(nullif(raw_record ->> 'putCall', ''), 1) as "right"
    from execution
    where con_id is null
  ),
  stated as (
    select account_id, is_effective, superseded_by, signed_quantity, currency, symbol, name, asset_class, "right",
           case when strike ~ '^\d[\d,]*(\.\d*)?$' then trim_scale(replace(strike, ',', '')::numeric)::text
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
comment on view position_by_contract is 'Sum of the effective signed quantities; 0 where everything bought was sold or taken back.';
