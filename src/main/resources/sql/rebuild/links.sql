-- Columns of a table that name rows of other tables.
select a.attname::text as name, f.relname::text as refers_to
from pg_catalog.pg_constraint c
join pg_catalog.pg_class t on t.oid = c.conrelid and t.relname = ?
join pg_catalog.pg_class f on f.oid = c.confrelid
join pg_catalog.pg_attribute a on a.attrelid = t.oid and a.attnum = c.conkey[1]
where c.contype = 'f' and t.relnamespace = 'trading'::regnamespace and cardinality(c.conkey) = 1
order by 1
