-- An answer counts if every account and dataset of the query has taken part in it. One that has left the query is not
-- waited for: a month ago others were imported, and it was not. If it is merely older than others, that shows nothing: the
-- first answer after a long pause may have been cut off in the middle. A wide answer of more than a month ago does not
-- count; it is due again after a week.
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
),
month_ago as (
  select max(r.started_at) as latest
  from pair p
  cross join lateral (
    select started_at from trading.run
    where source = ? and payload = ? and dataset = p.dataset
      and coalesce(account_id, 0) = p.account and status = 'succeeded'
      and started_at < (select max(latest) from taken) - interval '30 days'
    order by started_at desc, id desc limit 1) r
)
select case when bool_and(wide is not null) then min(wide) end
from taken
where latest > coalesce((select latest from month_ago) - interval '1 hour', '-infinity')
