-- Which functions of some names may act instead of read: those that are volatile, as all are that read or write files, run
-- programs or SQL, change settings or stop others. A few only tell something new each time.
select distinct f.proname::text
from pg_catalog.pg_proc f
where f.proname = any (?) and f.provolatile = 'v'
  and f.proname not in (
    'random', 'random_normal', 'gen_random_uuid', 'clock_timestamp', 'timeofday', 'pg_sleep', 'pg_is_in_recovery',
    'pg_relation_size', 'pg_total_relation_size', 'pg_table_size', 'pg_indexes_size', 'pg_database_size')
order by 1
