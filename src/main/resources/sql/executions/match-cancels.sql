-- Links each cancel and its original to each other, which makes both ineffective. A cancel whose original turned out to be
-- another row, or none, is linked anew.
with run as (
  select :#accountId::bigint as account_id, :#runId::bigint as id, :#conIds::text[] as con_ids, :#symbols::text[] as symbols, :#looseSymbols::text[] as loose_symbols
),
match as materialized (
  select m.* from run, trading.cancel_match(run.account_id, run.con_ids, run.symbols, run.loose_symbols) m
)
update trading.execution e
set cancelled_by = p.partner, revision = e.revision + 1, last_run_id = run.id, changed_at = now()
from run, (
  select c.id, m.target_id as partner
  from run
  cross join trading.cancels_of(run.account_id, run.con_ids, run.symbols, run.loose_symbols) c
  left join match m on m.cancel_id = c.id
  union all
  select target_id, max(cancel_id) from match where hits_current group by target_id
) p
where e.id = p.id and e.cancelled_by is distinct from p.partner
returning e.order_id
