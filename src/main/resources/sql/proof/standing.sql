-- How the newest statement of each period of each account came out, if no later run may have changed what it is about: one that
-- wrote rows and read a payload that begins before the last day of the statement.
with report as (
  select distinct on (b.account_id, b.last_day, b.first_day) b.id, b.account_id, b.last_day
  from trading.broker_report b
  order by b.account_id, b.last_day, b.first_day, b.as_of desc nulls last, b.id desc
),
changed as (
  select r.account_id, r.id, coalesce(p.period_from, '-infinity') as since
  from trading.run r join trading.raw_payload p on p.id = r.payload_id
  where r.status = 'succeeded' and r.account_id is not null and r.inserted + r.updated + r.corrected > 0
),
judged as (
  select b.account_id, b.last_day, c.*, c.report_id is null or exists (
           select from changed x
           where x.account_id = b.account_id and x.id > c.newest_run and x.since <= b.last_day) as is_open
  from report b
  left join lateral (
    select t.report_id, t.status, t.proven, t.broken, t.not_stated, t.last_run_id as newest_run
    from trading.certificate t where t.report_id = b.id order by t.id desc limit 1) c on true
)
select a.code as account, count(*) as statements, count(*) filter (where j.is_open) as open,
       coalesce(sum(j.broken) filter (where not j.is_open), 0) as broken,
       coalesce(sum(j.proven) filter (where not j.is_open), 0) as proven,
       coalesce(sum(j.not_stated) filter (where not j.is_open), 0) as not_stated,
       (max(j.last_day) filter (where not j.is_open and j.status = 'proven'))::text as reconciled_to
from judged j
join trading.broker_account a on a.id = j.account_id and a.active and a.environment in ('LIVE', 'PAPER')
group by a.code
order by a.code
