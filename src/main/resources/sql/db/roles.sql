-- Three roles with the least rights that work. Run this as an administrator, connected to the database of ibkr-ingest;
-- it can be repeated, and should be after an update that brought new tables. Then give each a password: \password ROLE
--   ibkr_migrator  makes and changes the schema: the first start, and the first start after an update
--                  and removes accounts
--   ibkr_writer    syncs; cannot change or drop tables, nor delete history but that of the built-in sample
--   ibkr_reader    reads
do $roles$
declare
  role_name text;
  thing record;
begin
  foreach role_name in array array['ibkr_migrator', 'ibkr_writer', 'ibkr_reader'] loop
    if not exists (select from pg_catalog.pg_roles where rolname = role_name) then
      execute format('create role %I login nosuperuser nocreatedb nocreaterole', role_name);
    end if;
    execute format('grant connect on database %I to %I', current_database(), role_name);
  end loop;
  execute format('alter role ibkr_reader in database %I set search_path = trading, public', current_database());
  execute format('grant create on database %I to ibkr_migrator', current_database());
  -- usually everybody has it; not relied on, nor taken from the other applications of a shared database
  execute format('grant temporary on database %I to ibkr_migrator, ibkr_writer', current_database());

  create schema if not exists trading authorization ibkr_migrator;
  alter schema trading owner to ibkr_migrator;
  for thing in
    select c.oid::regclass as name, case c.relkind when 'v' then 'view' else 'table' end as kind
    from pg_catalog.pg_class c
    where c.relnamespace = 'trading'::regnamespace and c.relkind in ('r', 'p', 'v')
  loop
    execute format('alter %s %s owner to ibkr_migrator', thing.kind, thing.name);
  end loop;
  for thing in
    select f.oid::regprocedure as name from pg_catalog.pg_proc f where f.pronamespace = 'trading'::regnamespace
  loop
    execute format('alter function %s owner to ibkr_migrator', thing.name);
  end loop;
end
$roles$;

grant usage on schema trading to ibkr_writer, ibkr_reader;

grant select, insert, update on all tables in schema trading to ibkr_writer;
grant select on all tables in schema trading to ibkr_reader;
alter default privileges for role ibkr_migrator in schema trading grant select, insert, update on tables to ibkr_writer;
alter default privileges for role ibkr_migrator in schema trading grant select on tables to ibkr_reader;

-- What exists only once the schema is there: no history can be rewritten. Instruments that nothing refers to may go, and
-- orders and option events that turn out to be others; what they said stays in the history.
do $tables$
declare
  kept_by_quartz regclass;
begin
  if to_regclass('trading.instrument') is not null then
    grant delete on trading.instrument, trading.trade_order, trading.order_alias, trading.option_event to ibkr_writer;
    revoke update on trading.record_revision, trading.raw_payload, trading.raw_payload_chunk from ibkr_writer;
    revoke insert, update on trading.flyway_schema_history from ibkr_writer;
    if to_regclass('trading.account_removal') is not null then
      revoke insert, update on trading.account_removal from ibkr_writer;
      grant execute on function trading.remove_sample(bigint, text[]) to ibkr_writer;
    end if;
    -- events are appended by a function alone, so none can be changed
    if to_regclass('trading.event') is not null then
      revoke insert, update on trading.event, trading.event_head from ibkr_writer;
      grant execute on function trading.publish_events(bigint), trading.renew_estimates() to ibkr_writer;
    end if;
    -- nor can figures be other than what the rows say
    if to_regclass('trading.stale_contract') is not null then
      revoke insert, update on trading.kept_day, trading.kept_round_trip, trading.kept_position from ibkr_writer;
      revoke update on trading.stale_contract from ibkr_writer;
      grant execute on function trading.keep_figures(integer) to ibkr_writer;
    end if;
    -- nor can the seals of payloads
    if to_regclass('trading.payload_seal') is not null then
      revoke insert, update on trading.payload_seal, trading.payload_chain from ibkr_writer;
      grant execute on function trading.seal_payload(bigint) to ibkr_writer;
    end if;
    for kept_by_quartz in
      select c.oid from pg_catalog.pg_class c
      where c.relnamespace = 'trading'::regnamespace and c.relkind = 'r' and c.relname like 'qrtz\_%'
    loop
      execute format('grant delete on %s to ibkr_writer', kept_by_quartz);
    end loop;
  end if;
end
$tables$;
