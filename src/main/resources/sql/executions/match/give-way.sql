-- Marks rows as superseded by the row of the same fact with the best id. That row states their costs, so that costs add up
-- over all rows.
update trading.execution e
set superseded_by = g.better, commission = null, taxes = null,
    cancelled_by = case when e.kind <> 'CANCEL' then e.cancelled_by end,
    revision = e.revision + 1, last_run_id = ?, changed_at = now()
from unnest(?::bigint[], ?::bigint[]) g (id, better)
where e.id = g.id
