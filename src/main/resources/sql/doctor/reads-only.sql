-- Whether the user may read all of the schema and write nothing of it.
select coalesce(
  bool_and(has_schema_privilege(c.relnamespace, 'usage') and has_table_privilege(c.oid, 'select')
    and not (c.relkind = 'r' and has_table_privilege(c.oid, 'insert, update, delete'))), false)
from pg_catalog.pg_class c
join pg_catalog.pg_namespace s on s.oid = c.relnamespace
where s.nspname = 'trading' and c.relkind in ('r', 'v')
