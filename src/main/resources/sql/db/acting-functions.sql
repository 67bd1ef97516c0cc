-- Functions, among some names, that may act instead of read: the volatile ones. All functions that read or write files, run
-- programs or SQL, change settings or stop other sessions are volatile; a few others only return something new each time.
select distinct f.proname::text
from pg_catalog.pg_proc f
where f.proname = any (?) and f.provolatile = 'v'
  and f.proname not in (
    'random', 'random_normal', 'gen_random_uuid', 'clock_timestamp', 'timeofday', 'pg_sleep', 'pg_is_in_recovery',
    'pg_relation_size', 'pg_total_relation_size', 'pg_table_size', 'pg_indexes_size', 'pg_database_size')
order by 1
