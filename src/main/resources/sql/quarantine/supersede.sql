-- Open records whose fact other records state; returns where it is stored.
update trading.quarantined_record q
set state = 'superseded', closed_at = now(), closed_by_run = p.run_id, closing_note = 'stored as ' || t.key
from (select ?::bigint as run_id) p, unnest(?::bigint[], ?::text[]) t (id, key)
where q.id = t.id and q.state = 'open'
