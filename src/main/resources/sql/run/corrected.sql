-- Executions that count no more by a run, or count again; one that was turned and turned back does as before.
select count(*)
from (select from trading.correction where run_id = ? group by execution_id having count(*) % 2 = 1) c
