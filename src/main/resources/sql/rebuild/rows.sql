-- The rows of a dataset by their keys at the broker, with links as the keys of what they lead to. As text: to make them binary JSON
-- would cost three times as much.
select a.code as account, t.{key} as key, row_to_json(s)::text as said
from trading.{table} t
join trading.broker_account a on a.id = t.account_id
cross join lateral (select {columns}) s
order by a.code collate "C", t.{key} collate "C"
