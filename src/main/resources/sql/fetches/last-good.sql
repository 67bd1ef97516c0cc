-- The newest run of each account decides, so that a long history costs no more than a short one. Runs of one answer follow
-- each other, one for each account. A failure that no run will repeat, because the account has left the query, must not
-- count for ever, hence the hour. A run without an active program was killed, and has failed.
with pair as (
  select d.dataset, a.id as account
  from (values ('orders'), ('executions'), ('option-events')) d (dataset)
  cross join (select id from trading.broker_account union all select 0) a
),
latest as (
  select p.dataset, p.account, r.id, r.status, r.started_at
  from pair p
  cross join lateral (
    select id, status, started_at from trading.run
    where source = ? and (payload = ? or ?::text is null) and dataset = p.dataset
      and coalesce(account_id, 0) = p.account
      and (status <> 'running' or not trading.is_at_work(account_id, dataset))
    order by started_at desc, id desc limit 1) r
),
good as (
  select distinct on (p.dataset) p.dataset, r.id, r.started_at
  from pair p
  cross join lateral (
    select id, started_at from trading.run
    where source = ? and (payload = ? or ?::text is null) and dataset = p.dataset
      and coalesce(account_id, 0) = p.account and status = 'succeeded'
    order by started_at desc, id desc limit 1) r
  order by p.dataset, r.started_at desc, r.id desc
)
select g.dataset, g.started_at
from good g
where not exists (
  select 1 from latest l
  where l.dataset = g.dataset and l.status <> 'succeeded'
    and (l.id > g.id or l.account <> 0 and l.started_at > g.started_at - interval '1 hour'))
