-- Datasets with quarantined records from a report that completes days.
select distinct a.code as account, q.dataset
from trading.quarantined_record q
join trading.broker_account a on a.id = q.account_id
where exists (
  select from trading.coverage c where c.account_id = q.account_id and c.feed = q.feed and not c.provisional)
