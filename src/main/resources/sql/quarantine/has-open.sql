-- Whether an account and dataset have open records, including records without account that the account may have stated.
select coalesce(bool_or(coalesce(q.account_id, 0) = p.account_id), false) as own, count(*) > 0 as any
from (select coalesce(?::bigint, 0) as account_id, ?::text as dataset) p
join trading.quarantined_record q on q.dataset = p.dataset and coalesce(q.account_id, 0) in (p.account_id, 0)
where q.state = 'open'
