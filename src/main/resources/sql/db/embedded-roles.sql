-- Roles of the embedded server: a read-only one, and for both the tables without the name of the schema.
-- Can be repeated; a second session waits meanwhile.
select pg_advisory_xact_lock(hashtext('trading.ibkr_reader'));
do $$
begin
  if not exists (select from pg_catalog.pg_roles where rolname = 'ibkr_reader') then
    create role ibkr_reader;
  end if;
  execute format('alter role ibkr_reader password %L', current_setting('ibkr_ingest.reader_password'));
end
$$;
alter role ibkr_reader login nosuperuser nocreatedb nocreaterole noinherit noreplication;
grant usage on schema trading to ibkr_reader;
grant select on all tables in schema trading to ibkr_reader;
alter default privileges in schema trading grant select on tables to ibkr_reader;
alter role ibkr_reader in database ibkr_ingest set search_path = trading, public;
alter role ibkr_ingest in database ibkr_ingest set search_path = trading, public;
