-- Days that the run made complete, or complete again, and complete ones that it opened again by a record in quarantine.
with p as (
  select :#runId::bigint as run_id, :#accountId::bigint as account_id, :#eventTypes::text[] as types,
         :#historyBefore::timestamptz as history_before
),
complete as (
  select d.dataset,
         coalesce((select range_agg(daterange(c.covered_from, c.covered_to, '[]')) from trading.coverage c
                   where c.account_id = p.account_id and c.dataset = d.dataset and not c.provisional
                     and c.run_id <> p.run_id), '{}')
           - trading.doubtful_days(p.account_id, d.dataset, p.run_id) as before,
         coalesce((select range_agg(daterange(c.covered_from, c.covered_to, '[]')) from trading.coverage c
                   where c.account_id = p.account_id and c.dataset = d.dataset and not c.provisional), '{}')
           - trading.doubtful_days(p.account_id, d.dataset) as after
  from p cross join (values ('orders'), ('executions'), ('option-events'), ('corporate-actions'), ('transfers')) d (dataset)
),
event as (
  select 'day.proven' as type, c.dataset, d.day::date as day
  from complete c cross join lateral unnest(c.after - c.before) r (days)
  cross join lateral generate_series(lower(r.days), upper(r.days) - 1, interval '1 day') d (day)
  union all
  select 'day.reopened', c.dataset, d.day::date
  from complete c cross join lateral unnest(c.before - c.after) r (days)
  cross join lateral generate_series(lower(r.days), upper(r.days) - 1, interval '1 day') d (day)
)
insert into trading.pending_event (run_id, type, account_id, subject, occurred_at, is_history, data)
select p.run_id, e.type, p.account_id, e.day::text, trading.close_of_day(e.day),
       trading.close_of_day(e.day) < p.history_before, json_build_object('dataset', e.dataset, 'day', e.day)::text
from p join event e on p.types is null or e.type = any (p.types)
order by e.day, e.dataset
