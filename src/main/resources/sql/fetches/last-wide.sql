-- An answer counts when every account and dataset of the query has taken part in it. What is a month older than the newest
-- counts no more: neither an account that has left the query, nor a wide answer, which is due again after a week.
with pair as (
  select d.dataset, a.id as account
  from (values ('orders'), ('executions'), ('option-events')) d (dataset)
  cross join trading.broker_account a
),
taken as (
  select l.started_at as latest, w.started_at as wide
  from pair p
  cross join lateral (
    select started_at from trading.run
    where source = ? and payload = ? and dataset = p.dataset
      and coalesce(account_id, 0) = p.account and status = 'succeeded'
    order by started_at desc, id desc limit 1) l
  left join lateral (
    select r.started_at from trading.run r join trading.raw_payload d on d.id = r.payload_id
    where r.source = ? and r.payload = ? and r.dataset = p.dataset
      and coalesce(r.account_id, 0) = p.account and r.status = 'succeeded'
      and r.started_at > l.started_at - interval '30 days'
      and d.period_to - d.period_from + 1 > ?::integer - 5
    order by r.started_at desc, r.id desc limit 1) w on true
)
select case when bool_and(wide is not null) then min(wide) end
from taken
where latest > (select max(latest) from taken) - interval '30 days'
