-- The instruments of some contracts, and of contracts on them, know their underlying instrument.
update trading.instrument i
set underlying_id = u.instrument_id
from trading.ibkr_contract c
join trading.ibkr_contract u on u.id = c.underlying_contract_id
where i.id = c.instrument_id and u.instrument_id is not null and u.instrument_id <> i.id
  and i.underlying_id is distinct from u.instrument_id
  and (c.con_id = any (?) or u.con_id = any (?))
