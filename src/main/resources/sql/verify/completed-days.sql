-- The days that a payload is said to have completed for an account and dataset.
select c.id, c.covered_from, c.covered_to
from trading.coverage c
where c.payload_id = ? and c.account_id = ? and c.dataset = ?
