select a.code as account, q.dataset, q.open,
       (select max(l.id) from trading.quarantined_record l
        where l.dataset = q.dataset and l.account_id is not distinct from q.account_id) as newest
from (select account_id, dataset, count(*) as open
      from trading.quarantined_record where state = 'open' group by account_id, dataset) q
left join trading.broker_account a on a.id = q.account_id
order by a.code nulls last, q.dataset
