-- Runs of one answer follow each other, one for each account. A failure that nobody will repeat, because the account has
-- left the query, must not count for ever, hence the hour.
with said as (
  select id, account_id, dataset, status, started_at
  from trading.run
  where source = ? and (payload = ? or ?::text is null) and status <> 'running'
),
good as (
  select distinct on (dataset) id, dataset, started_at from said where status = 'succeeded' order by dataset, id desc
),
latest as (
  select distinct on (dataset, account_id) id, dataset, account_id, status, started_at
  from said order by dataset, account_id, id desc
)
select g.dataset, g.started_at
from good g
where not exists (
  select 1 from latest l
  where l.dataset = g.dataset and l.status <> 'succeeded'
    and (l.id > g.id or l.account_id is not null and l.started_at > g.started_at - interval '1 hour'))
