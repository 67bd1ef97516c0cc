-- How many rows a check looks at, of one account or of all.
select count(*)
from (select ?::bigint as account_id) p join trading.{table} t on p.account_id is null or t.account_id = p.account_id
