-- The columns of a table that are compared. Left out are keys of this database, runs, and when something was learnt, which depend on
-- the way and not on the facts.
select a.attname::text as name
from pg_catalog.pg_attribute a
join pg_catalog.pg_class t on t.oid = a.attrelid and t.relname = ? and t.relnamespace = 'trading'::regnamespace
where a.attnum > 0 and not a.attisdropped
  and a.attname <> all ('{id,account_id,first_run_id,last_run_id,revision,changed_at,as_of,fragments,is_announced,not_seen_since}')
order by a.attnum
