update trading.ibkr_contract c
set underlying_contract_id = u.id
from trading.ibkr_contract u
where c.underlying_contract_id is null and u.con_id = c.underlying_con_id
