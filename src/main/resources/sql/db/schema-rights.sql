-- Who the user is, and what it may do with the schema: make it or bring it up to date, and use it at all.
select current_user as me, s.oid is not null as is_there, coalesce(has_schema_privilege(s.oid, 'usage'), false) as may_use,
  case
    when s.oid is null then has_database_privilege(current_database(), 'create')
    else has_schema_privilege(s.oid, 'create')
      and coalesce(
        (select bool_and(pg_has_role(t.relowner, 'usage'))
         from pg_catalog.pg_class t
         where t.relnamespace = s.oid and t.relkind = 'r'), true)
  end as may_make
from (select 1) one
left join pg_catalog.pg_namespace s on s.nspname = 'trading'
