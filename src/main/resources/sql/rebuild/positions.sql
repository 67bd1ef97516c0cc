select a.code as account, concat(t.con_id, t.loose_symbol) as key,
       jsonb_build_object('quantity', trim_scale(t.quantity))::text as said
from trading.position_total t
join trading.broker_account a on a.id = t.account_id
where t.quantity <> 0
order by a.code collate "C", concat(t.con_id, t.loose_symbol) collate "C"
