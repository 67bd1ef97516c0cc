-- What statements speak of without proving it. Without it nobody can tell a day on which a dataset was not selected in the
-- query from one whose run failed.

create table unproven_period (
  id         bigint generated always as identity primary key,
  account_id bigint not null references broker_account on delete cascade,
  dataset    text   not null,
  source     text   not null,
  reason     text   not null check (reason in ('not-selected', 'from-executions', 'quarantined')),
  day_from   date   not null,
  day_to     date   not null,
  run_id     bigint not null references run on delete cascade,
  check (day_from <= day_to),
  unique (account_id, dataset, source, reason, day_from, day_to)
);
comment on table unproven_period is 'Dates that a final statement speaks of without proving a dataset of them complete, and why.';
create index unproven_period_run on unproven_period (run_id);

-- So far a dataset that was never proven, while others of its account were, was taken for one that is not selected.
insert into unproven_period (account_id, dataset, source, reason, day_from, day_to, run_id)
select c.account_id, d.dataset, c.source, 'not-selected', c.covered_from, c.covered_to, max(r.id)
from coverage c
cross join (values ('orders'), ('executions'), ('option-events')) d (dataset)
join run r on r.account_id = c.account_id and r.dataset = d.dataset and r.payload_id = c.payload_id
  and r.status = 'succeeded' and r.quarantined = 0
where not c.provisional
  and not exists (select from coverage o
                  where o.account_id = c.account_id and o.dataset = d.dataset and not o.provisional)
group by c.account_id, d.dataset, c.source, c.covered_from, c.covered_to;

-- Orders that are made from executions are as complete as these. A run of orders that stored no row, of days whose
-- executions are not proven, proves nothing.
with made as (
  delete from coverage c
  using run r
  where c.dataset = 'orders' and not c.provisional and r.id = c.run_id and r.inserted + r.updated + r.unchanged = 0
    and not exists (select from coverage e
                    where e.account_id = c.account_id and e.dataset = 'executions' and not e.provisional
                      and e.covered_from <= c.covered_from and e.covered_to >= c.covered_to)
  returning c.account_id, c.source, c.covered_from, c.covered_to, c.run_id
)
insert into unproven_period (account_id, dataset, source, reason, day_from, day_to, run_id)
select account_id, 'orders', source, 'from-executions', covered_from, covered_to, max(run_id)
from made
group by account_id, source, covered_from, covered_to;

create function is_at_work(account bigint, of_dataset text) returns boolean language sql volatile as $$
  select exists (
    select from pg_catalog.pg_locks l
    where l.locktype = 'advisory' and l.granted and l.objsubid = 2
      and l.database = (select d.oid from pg_catalog.pg_database d where d.datname = current_database())
      and l.classid = coalesce(account, 0)::oid
      and l.objid = (array_position(array['orders', 'executions', 'option-events'], of_dataset) - 1)::bigint::oid)
$$;
comment on function is_at_work(bigint, text) is 'Whether a program holds the lock of an account and dataset, as each run does until it ends.';
