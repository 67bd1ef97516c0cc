-- Accounts can be removed with all that is kept of them; that it was done, and by whom, stays.
create table account_removal (
  id         bigint generated always as identity primary key,
  broker     text        not null,
  code       text        not null,
  reason     text        not null check (reason in ('asked', 'sample')),
  removed_at timestamptz not null default clock_timestamp(),
  removed_by text        not null default session_user,
  counts     jsonb       not null
);
comment on table account_removal is 'Accounts that were removed: when, by which user of the database, and how many rows of each table.';
comment on column account_removal.reason is 'asked: with accounts remove; sample: the first real statement removed the built-in sample.';

-- Removes what is kept of an account and says how many rows of which table. Contracts, instruments and payloads go when
-- nothing else refers to them any more. With sample_only the account itself stays when real statements have runs of it.
create function clear_account(removed bigint, sample_only boolean) returns jsonb
language plpgsql set search_path = trading, pg_temp as $$
declare
  counts jsonb := '{}';
  n bigint;
  total bigint;
  account_code text;
  runs bigint[];
  payloads bigint[];
  contracts bigint[];
  instruments bigint[];
begin
  -- whoever is writing rows of it is waited for, and nobody begins to
  select code into account_code from broker_account where id = removed for update;
  -- the lock of contracts/take-turn.sql: those who learn of contracts do it one after the other
  perform pg_advisory_xact_lock(hashtext('trading.ibkr_contract'));

  select coalesce(array_agg(r.id), '{}') into runs
  from run r
  where r.account_id = removed and (not sample_only or r.source in ('sample', 'quarantine'));

  select coalesce(array_agg(distinct p.payload_id), '{}') into payloads
  from (select payload_id from run where id = any (runs)
        union all select payload_id from quarantined_record where account_id = removed
        union all select payload_id from coverage where account_id = removed) p
  where p.payload_id is not null;

  with recursive named (id) as (
    select k.id
    from (select contract_id as id from execution where account_id = removed
          union select contract_id from trade_order where account_id = removed
          union select contract_id from option_event where account_id = removed
          union select contract_id from corporate_action where account_id = removed
          union select contract_id from transfer where account_id = removed) k
    where k.id is not null
    union
    select c.underlying_contract_id
    from named join ibkr_contract c on c.id = named.id
    where c.underlying_contract_id is not null
  )
  select coalesce(array_agg(id), '{}') into contracts from named;

  with recursive named (id) as (
    select i.id
    from (select instrument_id as id from ibkr_contract where id = any (contracts)
          union select instrument_id from option_event where account_id = removed) i
    where i.id is not null
    union
    select u.underlying_id from named join instrument u on u.id = named.id where u.underlying_id is not null
  )
  select coalesce(array_agg(id), '{}') into instruments from named;

  -- the chain of events stays whole without what they say
  update event set data = null, account = null, account_id = null, subject = ''
  where account_id = removed and (not sample_only or run_id = any (runs));
  get diagnostics n = row_count;
  counts := counts || jsonb_build_object('event', n);
  delete from position_total where account_id = removed;
  delete from kept_day where account_id = removed;
  delete from kept_round_trip where account_id = removed;
  delete from kept_position where account_id = removed;
  delete from broker_report where account_id = removed and (not sample_only or run_id = any (runs));
  get diagnostics n = row_count;
  counts := counts || jsonb_build_object('broker_report', n);
  delete from option_event where account_id = removed;
  get diagnostics n = row_count;
  counts := counts || jsonb_build_object('option_event', n);
  delete from corporate_action where account_id = removed;
  get diagnostics n = row_count;
  counts := counts || jsonb_build_object('corporate_action', n);
  delete from transfer where account_id = removed;
  get diagnostics n = row_count;
  counts := counts || jsonb_build_object('transfer', n);
  delete from order_alias where account_id = removed;
  get diagnostics n = row_count;
  counts := counts || jsonb_build_object('order_alias', n);
  delete from execution where account_id = removed;
  get diagnostics n = row_count;
  counts := counts || jsonb_build_object('execution', n);
  delete from trade_order where account_id = removed;
  get diagnostics n = row_count;
  counts := counts || jsonb_build_object('trade_order', n);
  -- also of rows that went before it
  delete from record_revision where (said ->> 'account_id')::bigint = removed;
  get diagnostics n = row_count;
  counts := counts || jsonb_build_object('record_revision', n);
  delete from quarantined_record where account_id = removed;
  get diagnostics n = row_count;
  counts := counts || jsonb_build_object('quarantined_record', n);
  delete from coverage where account_id = removed;
  get diagnostics n = row_count;
  counts := counts || jsonb_build_object('coverage', n);
  delete from unproven_period where account_id = removed;
  get diagnostics n = row_count;
  counts := counts || jsonb_build_object('unproven_period', n);
  -- what is noted of its files, which are read again when they come again
  delete from imported_dataset where account_id = removed;
  delete from alert where condition ->> 'account' = account_code;
  get diagnostics n = row_count;
  counts := counts || jsonb_build_object('alert', n);
  delete from run where id = any (runs);
  get diagnostics n = row_count;
  counts := counts || jsonb_build_object('run', n);

  -- those stay that a run is referring to at this moment: it has them locked, and may be waiting for the turn above
  select coalesce(array_agg(free.id), '{}') into contracts
  from (select c.id from ibkr_contract c where c.id = any (contracts) order by c.id for update skip locked) free;
  total := 0;
  loop
    delete from ibkr_contract c
    where c.id = any (contracts)
      and not exists (select from execution e where e.contract_id = c.id)
      and not exists (select from trade_order o where o.contract_id = c.id)
      and not exists (select from option_event v where v.contract_id = c.id)
      and not exists (select from corporate_action v where v.contract_id = c.id)
      and not exists (select from transfer v where v.contract_id = c.id)
      and not exists (select from ibkr_contract d where d.underlying_contract_id = c.id);
    get diagnostics n = row_count;
    exit when n = 0;
    total := total + n;
  end loop;
  counts := counts || jsonb_build_object('ibkr_contract', total);
  perform from instrument where id = any (instruments) order by id for update;
  total := 0;
  loop
    delete from instrument i
    where i.id = any (instruments)
      and not exists (select from ibkr_contract c where c.instrument_id = i.id)
      and not exists (select from option_event v where v.instrument_id = i.id)
      and not exists (select from instrument d where d.underlying_id = i.id);
    get diagnostics n = row_count;
    exit when n = 0;
    total := total + n;
  end loop;
  counts := counts || jsonb_build_object('instrument', total);

  perform from raw_payload where id = any (payloads) order by id for update;
  select coalesce(array_agg(p.id), '{}') into payloads
  from raw_payload p
  where p.id = any (payloads)
    and not exists (select from run r where r.payload_id = p.id)
    and not exists (select from quarantined_record q where q.payload_id = p.id)
    and not exists (select from coverage c where c.payload_id = p.id)
    and not exists (select from broker_report b where b.payload_id = p.id);
  -- the chain of payloads stays whole without them
  update payload_seal set removed_at = clock_timestamp() where payload_id = any (payloads);
  delete from raw_payload_chunk where payload_id = any (payloads);
  delete from raw_payload where id = any (payloads);
  get diagnostics n = row_count;
  counts := counts || jsonb_build_object('raw_payload', n);

  delete from broker_account a
  where a.id = removed and not exists (select from run r where r.account_id = a.id);
  get diagnostics n = row_count;
  return counts || jsonb_build_object('broker_account', n);
end
$$;
revoke execute on function clear_account from public;

-- For who owns the tables: db roles gives it to nobody else.
create function remove_account(removed bigint) returns jsonb
language plpgsql set search_path = trading, pg_temp as $$
declare
  known broker_account;
  counts jsonb;
begin
  select * into strict known from broker_account where id = removed for update;
  counts := clear_account(removed, false);
  insert into account_removal (broker, code, reason, counts) values (known.broker, known.code, 'asked', counts);
  return counts;
end
$$;
comment on function remove_account is 'Removes an account and all its data; returns the number of rows by table.';
revoke execute on function remove_account from public;

create function is_sample(account_code text) returns boolean language sql immutable
  return account_code in ('U8800001', 'DU8800002');
comment on function is_sample is 'Whether the built-in sample invented the account of a code.';

create function is_only_sample(account bigint) returns boolean language sql stable
set search_path = trading, pg_temp as $$
  select not exists (select from execution e where e.account_id = account and e.source <> 'sample')
    and not exists (select from trade_order o where o.account_id = account and o.source <> 'sample')
    and not exists (select from option_event v where v.account_id = account and v.source <> 'sample')
$$;

-- Removes the built-in sample, and nothing else, with the rights of who owns the tables: the role that syncs has to, before
-- the first real statement. An account that is being delivered is left to its own run.
create function remove_sample(own bigint, delivered text[]) returns setof text
language plpgsql security definer set search_path = trading, pg_temp as $$
declare
  invented record;
  counts jsonb;
begin
  for invented in
    select a.id, a.broker, a.code
    from broker_account a
    where is_sample(a.code)
      and exists (select from run r where r.account_id = a.id and r.source = 'sample')
      and (a.id = own
           or a.code <> all (delivered)
             and not exists (select from run r where r.account_id = a.id and r.source not in ('sample', 'quarantine')))
    order by a.id
  loop
    perform from broker_account where id = invented.id for update;
    continue when not found or not is_only_sample(invented.id);
    counts := clear_account(invented.id, true);
    insert into account_removal (broker, code, reason, counts)
    values (invented.broker, invented.code, 'sample', counts);
    return next invented.code;
  end loop;
end
$$;
comment on function remove_sample is 'Removes the rows of the built-in sample before the first real statement; returns its accounts.';
revoke execute on function remove_sample from public;
