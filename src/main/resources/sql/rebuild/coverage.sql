select a.code as account, concat_ws(' ', c.dataset, c.source, c.feed, c.covered_from, c.covered_to) as key,
       jsonb_build_object('provisional', c.provisional)::text as said
from trading.coverage c
join trading.broker_account a on a.id = c.account_id
order by a.code collate "C", concat_ws(' ', c.dataset, c.source, c.feed, c.covered_from, c.covered_to) collate "C"
