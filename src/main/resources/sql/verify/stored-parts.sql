-- The accounts and datasets that were stored from a payload, and whether as a whole: a sync can be of some days only.
select a.id as account_id, a.code as account, r.dataset,
       bool_or(coalesce((r.ignored ->> 'outside-period')::bigint, 0) = 0) as whole
from trading.run r
join trading.broker_account a on a.id = r.account_id
where r.payload_id = ? and r.status = 'succeeded'
group by a.id, a.code, r.dataset
