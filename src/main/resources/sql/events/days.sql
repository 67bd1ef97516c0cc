-- Days of the dataset that the run was the first to prove complete, and proven ones on which it quarantined a record.
with p as (
  select :#runId::bigint as run_id, :#accountId::bigint as account_id, :#eventTypes::text[] as types,
         :#historyBefore::timestamptz as history_before
),
proven as (
  select c.dataset, (unnest(range_agg(daterange(c.covered_from, c.covered_to, '[]'))
           - coalesce((select range_agg(daterange(o.covered_from, o.covered_to, '[]'))
                       from trading.coverage o
                       where o.account_id = p.account_id and o.dataset = c.dataset and not o.provisional
                         and o.run_id <> p.run_id), '{}'))) as days
  from p
  join trading.coverage c on c.run_id = p.run_id and c.account_id = p.account_id and not c.provisional
  group by p.account_id, p.run_id, c.dataset
),
reopened as (
  select u.dataset, unnest(range_agg(daterange(u.day_from, u.day_to, '[]'))
           * (select range_agg(daterange(o.covered_from, o.covered_to, '[]'))
              from trading.coverage o
              where o.account_id = p.account_id and o.dataset = u.dataset and not o.provisional and o.run_id <> p.run_id)) as days
  from p
  join trading.unproven_period u on u.run_id = p.run_id and u.account_id = p.account_id and u.reason = 'quarantined'
  group by p.account_id, p.run_id, u.dataset
),
event as (
  select 'day.proven' as type, v.dataset, d.day::date as day
  from proven v cross join lateral generate_series(lower(v.days), upper(v.days) - 1, interval '1 day') d (day)
  union all
  select 'day.reopened', r.dataset, d.day::date
  from reopened r cross join lateral generate_series(lower(r.days), upper(r.days) - 1, interval '1 day') d (day)
)
insert into trading.pending_event (run_id, type, account_id, subject, occurred_at, is_history, data)
select p.run_id, e.type, p.account_id, e.day::text, trading.close_of_day(e.day),
       trading.close_of_day(e.day) < p.history_before, json_build_object('dataset', e.dataset, 'day', e.day)::text
from p join event e on p.types is null or e.type = any (p.types)
order by e.day, e.dataset
