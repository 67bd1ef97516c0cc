-- What the user may do beside reading and writing tables, and whether it may become the role of db roles that only reads.
select u.rolsuper
    or exists (
      select from pg_catalog.pg_roles r
      where r.rolname in ('pg_read_server_files', 'pg_write_server_files', 'pg_execute_server_program')
        and pg_has_role(u.oid, r.oid, 'member')) as acts_outside,
  exists (
    select from pg_catalog.pg_roles r
    join pg_catalog.pg_class t on t.relname = 'execution'
    join pg_catalog.pg_namespace s on s.oid = t.relnamespace and s.nspname = 'trading'
    where r.rolname = 'ibkr_reader' and r.oid <> u.oid and pg_has_role(u.oid, r.oid, 'member')
      and has_schema_privilege(r.oid, s.oid, 'usage') and has_table_privilege(r.oid, t.oid, 'select')) as may_read_only
from pg_catalog.pg_roles u
where u.rolname = current_user
