select string_agg(distinct lacking, ', ')
from (
  select 'usage of schema trading' as lacking where not has_schema_privilege('trading', 'usage')
  union all
  select 'temporary tables in the database' where not has_database_privilege(current_database(), 'temporary')
  union all
  select 'select on trading.' || c.relname
  from pg_catalog.pg_class c
  where c.relnamespace = 'trading'::regnamespace and c.relkind in ('r', 'v')
    and has_schema_privilege('trading', 'usage') and not has_table_privilege(c.oid, 'select')
  union all
  select 'insert on trading.' || c.relname
  from pg_catalog.pg_class c
  where c.relnamespace = 'trading'::regnamespace and c.relkind = 'r' and c.relname <> 'flyway_schema_history'
    and has_schema_privilege('trading', 'usage') and not has_table_privilege(c.oid, 'insert')
) missing
