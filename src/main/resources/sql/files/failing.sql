-- Files that cannot be read, as far as the last sync that looked at them knows.
select f.path, f.error, to_char(f.changed_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS"Z"') as since
from trading.source_file f
where f.state = 'failed'
order by f.path
