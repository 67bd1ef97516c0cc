-- The rows of a dataset with all that was said of them, of one account or of all.
select t.*, a.code as account, t.{key} as key
from (select ?::bigint as account_id) p
join trading.{table} t on p.account_id is null or t.account_id = p.account_id
join trading.broker_account a on a.id = t.account_id
