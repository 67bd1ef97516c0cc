-- Keeps a certificate. If the newest one of the statement says the same, that one holds on.
with new as (
  select ?::bigint as report_id, ?::bigint as last_run_id, ?::text as outcome, ?::bigint as account_id, ?::date as first_day,
         ?::date as last_day, ?::text as status, ?::integer as proven, ?::integer as broken, ?::integer as not_stated,
         ?::text as sha256, ?::text as document
),
newest as (
  select c.id, c.outcome from new n join trading.certificate c on c.report_id = n.report_id order by c.id desc limit 1
),
again as (
  update trading.certificate c
  set last_run_id = n.last_run_id, checked_at = clock_timestamp()
  from new n join newest w on w.outcome = n.outcome
  where c.id = w.id
  returning c.document
),
first as (
  insert into trading.certificate
    (account_id, report_id, first_day, last_day, status, proven, broken, not_stated, last_run_id, outcome, sha256, document)
  select n.account_id, n.report_id, n.first_day, n.last_day, n.status, n.proven, n.broken, n.not_stated, n.last_run_id, n.outcome,
         n.sha256, n.document
  from new n
  where not exists (select from newest w where w.outcome = n.outcome)
  returning document
)
select document from again union all select document from first
