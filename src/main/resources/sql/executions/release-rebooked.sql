-- Executions that were cancelled and booked again under the same exec id become effective again, and so do those that no
-- cancel cancels any more.
with run as (
  select :#accountId::bigint as account_id, :#runId::bigint as id, :#conIds::text[] as con_ids, :#symbols::text[] as symbols, :#looseSymbols::text[] as loose_symbols
),
match as materialized (
  select m.* from run, trading.cancel_match(run.account_id, run.con_ids, run.symbols, run.loose_symbols) m
)
update trading.execution e
set cancelled_by = null, revision = e.revision + 1, last_run_id = run.id, changed_at = now()
from run
where e.account_id = run.account_id and e.cancelled_by is not null and e.kind <> 'CANCEL'
  and (e.con_id = any (run.con_ids)
       or e.con_id is null and trading.plain_symbol(e.symbol) = any (run.symbols)
       or trading.plain_symbol(e.symbol) = any (run.loose_symbols))
  and not exists (select from match m where m.target_id = e.id and m.hits_current)
returning e.order_id
