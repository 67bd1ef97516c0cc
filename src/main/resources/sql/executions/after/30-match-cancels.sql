-- A cancel and what it takes back point to each other, which makes both ineffective.
update trading.execution e
set cancelled_by = m.cancelled_by, revision = e.revision + 1, last_run_id = m.run_id, changed_at = now()
from (
  select c.cancel_id as id, c.target_id as cancelled_by, p.run_id
  from (select ?::bigint as account_id, ?::bigint as run_id) p
  join trading.cancel_match c on c.account_id = p.account_id
  union all
  select c.target_id, max(c.cancel_id), p.run_id
  from (select ?::bigint as account_id, ?::bigint as run_id) p
  join trading.cancel_match c on c.account_id = p.account_id and c.hits_current
  group by c.target_id, p.run_id
) m
where e.id = m.id and e.cancelled_by is distinct from m.cancelled_by
