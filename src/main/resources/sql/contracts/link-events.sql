-- Option events name the instruments that their contracts have now: events that the run wrote, and those of contracts that
-- it has learnt more of.
update trading.option_event e
set instrument_id = c.instrument_id, revision = e.revision + 1, last_run_id = :#runId, changed_at = now()
from trading.ibkr_contract c
where c.con_id = any (:#filedContracts) and e.con_id = c.con_id and e.contract_id = c.id
  and e.instrument_id is distinct from c.instrument_id
