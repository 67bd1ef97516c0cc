-- Rows that gave way to another one and turn out to be facts of their own.
update trading.execution e
set superseded_by = null, commission = s.commission, taxes = s.taxes,
    revision = e.revision + 1, last_run_id = ?, changed_at = now()
from unnest(?::bigint[], ?::numeric[], ?::numeric[]) s (id, commission, taxes)
where e.id = s.id
