update trading.option_event e
set instrument_id = c.instrument_id, revision = e.revision + 1, last_run_id = ?, changed_at = now()
from trading.ibkr_contract c
where c.id = e.contract_id and c.con_id = any (?) and e.instrument_id is distinct from c.instrument_id
