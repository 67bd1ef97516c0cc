-- The tables and views about accounts that the user may read: what queries are about. Those of the machinery (scheduler,
-- migrations, pacing) and what is kept for the page would only hide them.
select distinct table_name
from information_schema.columns
where table_schema = 'trading' and column_name in ('account_id', 'account') and table_name !~ '^(kept|current)_|^contract_day$'
order by table_name
