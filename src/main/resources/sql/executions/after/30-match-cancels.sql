-- A cancel and what it takes back point to each other, which makes both ineffective.
with run as (select ?::bigint as account_id, ?::bigint as id, ?::text[] as con_ids),
match as (select m.* from run join trading.cancel_match m on m.account_id = run.account_id and m.con_id = any (run.con_ids))
update trading.execution e
set cancelled_by = p.partner, revision = e.revision + 1, last_run_id = run.id, changed_at = now()
from run, (
  select cancel_id as id, target_id as partner from match
  union all
  select target_id, max(cancel_id) from match where hits_current group by target_id
) p
where e.id = p.id and e.cancelled_by is distinct from p.partner
