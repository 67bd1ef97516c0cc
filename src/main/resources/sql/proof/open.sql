-- The statements of an account without a certificate that holds; the rest is as in standing.sql.
with report as (
  select distinct on (b.last_day, b.first_day) b.id, b.account_id, b.last_day
  from trading.broker_report b
  where b.account_id = ?
  order by b.last_day, b.first_day, b.as_of desc nulls last, b.id desc
),
changed as (
  select r.account_id, r.id, coalesce(p.period_from, '-infinity') as since
  from trading.run r join trading.raw_payload p on p.id = r.payload_id
  where r.status = 'succeeded' and r.inserted + r.updated + r.corrected > 0
)
select b.id
from report b
left join lateral (
  select t.last_run_id from trading.certificate t where t.report_id = b.id order by t.id desc limit 1) c on true
where c.last_run_id is null
  or exists (select from changed x where x.account_id = b.account_id and x.id > c.last_run_id and x.since <= b.last_day)
