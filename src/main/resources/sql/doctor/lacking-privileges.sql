-- What the user lacks of the rights that sql/db/roles.sql gives to the role that syncs.
select string_agg(distinct lacking, ', ')
from (
  select 'usage of schema trading' as lacking where not has_schema_privilege('trading', 'usage')
  union all
  select 'temporary tables in the database' where not has_database_privilege(current_database(), 'temporary')
  union all
  select 'execute on function trading.remove_sample'
  from pg_catalog.pg_proc f
  where f.pronamespace = 'trading'::regnamespace and f.proname = 'remove_sample' and not has_function_privilege(f.oid, 'execute')
  union all
  select 'execute on function trading.' || f.proname
  from pg_catalog.pg_proc f
  where f.pronamespace = 'trading'::regnamespace and f.proname in ('publish_events', 'renew_estimates', 'seal_payload', 'keep_figures')
    and not has_function_privilege(f.oid, 'execute')
  union all
  select needed.privilege || ' on trading.' || c.relname
  from pg_catalog.pg_class c
  cross join (values ('select'), ('insert'), ('update'), ('delete')) needed (privilege)
  where c.relnamespace = 'trading'::regnamespace
    and case needed.privilege
      when 'select' then c.relkind in ('r', 'v')
      when 'insert' then c.relkind = 'r' and c.relname not in
          ('flyway_schema_history', 'account_removal', 'event', 'event_head', 'payload_seal', 'payload_chain', 'kept_day',
           'kept_round_trip', 'kept_position')
      when 'update' then c.relkind = 'r'
        and c.relname not in
          ('flyway_schema_history', 'account_removal', 'record_revision', 'raw_payload', 'raw_payload_chunk', 'event',
           'event_head', 'payload_seal', 'payload_chain', 'kept_day', 'kept_round_trip', 'kept_position', 'stale_contract')
      else c.relkind = 'r'
        and (c.relname in ('instrument', 'trade_order', 'order_alias', 'option_event') or c.relname like 'qrtz\_%')
    end
    and has_schema_privilege('trading', 'usage') and not has_table_privilege(c.oid, needed.privilege)
) missing
