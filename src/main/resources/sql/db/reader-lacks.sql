-- Whether the user may not read all of the schema.
select not coalesce(has_schema_privilege('trading', 'usage'), false)
  or exists (
    select from pg_catalog.pg_class c
    where c.relnamespace = 'trading'::regnamespace and c.relkind in ('r', 'v') and not has_table_privilege(c.oid, 'select'))
