-- The run that stored orders of an account last, when no executions were stored since: orders that it has made have none.
select coalesce(max(r.id), 0)
from (
  select o.id, o.started_at
  from trading.run o
  where o.account_id = ? and o.dataset = 'orders' and o.status = 'succeeded'
  order by o.id desc
  limit 1
) r
where not exists (
  select from trading.run e
  where e.account_id = ? and e.dataset = 'executions' and e.status = 'succeeded' and e.finished_at >= r.started_at
)
