-- What happened, for whoever waits for it: written in the transaction of the rows, read by a cursor without gaps.

-- The end of the log. A run locks it as its last statement and holds it until the commit, so that the order of the numbers
-- is the order of the commits: whoever has read number n has read all that comes before it.
create table event_head (
  one       boolean primary key default true check (one),
  log       uuid    not null default gen_random_uuid(),
  last_id   bigint  not null default 0,
  last_hash bytea   not null default sha256(''::bytea)
);
comment on table event_head is 'The end of the event log: one row, locked by the transaction that appends.';
comment on column event_head.log is 'Identifies the log. A database that is created anew has another one, whose numbers mean other events.';
comment on column event_head.last_hash is 'The hash of the last event.';
insert into event_head default values;

create table event (
  id          bigint primary key,
  type        text        not null,
  account_id  bigint,
  account     text,
  subject     text        not null,
  revision    integer,
  run_id      bigint,
  occurred_at timestamptz not null,
  recorded_at timestamptz not null default clock_timestamp(),
  is_history  boolean     not null,
  data        text,
  digest      bytea       not null,
  hash        bytea       not null
);
comment on table event is 'Events: one row for each change that matters to a consumer. Never changed, never renumbered.';
comment on column event.id is 'Without gaps, in the order of the commits, from 1. The cursor of consumers.';
comment on column event.type is 'Such as execution.recorded; docs/events.md lists them.';
comment on column event.account is 'The code of the account; null after the account was removed.';
comment on column event.subject is 'The broker''s key of the row, a contract, or a day.';
comment on column event.revision is 'The revision of the row.';
comment on column event.occurred_at is 'When the fact happened; 16:20 New York time for a fact with only a date.';
comment on column event.recorded_at is 'When it was imported.';
comment on column event.is_history is 'The fact was old when it was imported, as in a backfill: do not trade on it.';
comment on column event.data is 'The content as JSON, with the names of the columns; null after the account was removed.';
comment on column event.digest is 'sha256 of the content.';
comment on column event.hash is 'sha256 of the hash of the event before and of the digest: a chain in which every change is visible.';
create index event_account on event (account, id);
-- numbers are given in the order of these
create index event_recorded on event using brin (recorded_at);

-- What a run has to say, until its last statement puts it into the log. Never seen by another transaction.
create unlogged table pending_event (
  id          bigint generated always as identity,
  run_id      bigint      not null,
  type        text        not null,
  account_id  bigint,
  subject     text        not null,
  revision    integer,
  occurred_at timestamptz not null,
  is_history  boolean     not null,
  data        text        not null
);
create index pending_event_run on pending_event (run_id);
comment on table pending_event is 'Events of a run before they have their number. Empty between transactions.';

create table event_consumer (
  name        text primary key check (name <> ''),
  log         uuid        not null,
  last_id     bigint      not null,
  last_hash   bytea       not null,
  moved_at    timestamptz not null default clock_timestamp(),
  held_by     uuid,
  held_until  timestamptz,
  stopped     text
);
comment on table event_consumer is 'The position of each named consumer.';
comment on column event_consumer.last_hash is 'The hash of the last event it has seen: a log that was restored and has grown again has another one.';
comment on column event_consumer.moved_at is 'When it has seen its last event.';
comment on column event_consumer.held_by is 'The process that sends to it; null for none, or where the turn is a lock.';
comment on column event_consumer.held_until is 'Until when that process has the turn; later another one takes over.';
comment on column event_consumer.stopped is 'Why nothing is sent to it any more; null while it goes on.';

-- What runs add up as they go, so that a position and what it was before are known without reading its history.
create table position_total (
  account_id      bigint      not null references broker_account on delete cascade,
  con_id          text        not null,
  loose_symbol    text        not null,
  symbol          text,
  quantity        numeric     not null,
  quantity_before numeric     not null,
  moved_at        timestamptz not null,
  last_run_id     bigint      not null,
  changed_at      timestamptz not null default now(),
  primary key (account_id, con_id, loose_symbol)
);
comment on table position_total is 'The sum of what counts of each contract of an account, as runs add it up: executions, corporate actions and transfers. The view position adds up the rows.';
comment on column position_total.con_id is 'Empty for rows that no report names by a con id.';
comment on column position_total.loose_symbol is 'The symbol without blanks, of rows without con id; else empty.';
comment on column position_total.quantity_before is 'What it was before the run that changed it last.';
create index position_total_run on position_total (last_run_id);

create function close_of_day(day date) returns timestamptz language sql immutable
  return (day + time '16:20') at time zone 'America/New_York';
comment on function close_of_day is 'The time that represents a day without a known time.';

create function event_digest(id bigint, type text, account text, subject text, revision integer, run_id bigint,
                             occurred_at timestamptz, is_history boolean, data text)
returns bytea language sql stable
  return sha256(convert_to(concat_ws(chr(10), id, type, coalesce(account, ''), subject, coalesce(revision, 0),
    coalesce(run_id, 0), extract(epoch from occurred_at), is_history, coalesce(data, '')), 'UTF8'));
-- Stable, as concat_ws is: only then the server puts it in place of its call, which halves the cost of an event.
comment on function event_digest is 'The digest of the content of an event.';

create function chain_link(link bytea, before bytea, digest bytea) returns bytea language plpgsql immutable as $$
begin
  return sha256(coalesce(link, before) || digest);
end $$;
create aggregate chained(before bytea, digest bytea) (sfunc = chain_link, stype = bytea);
comment on aggregate chained(bytea, bytea) is 'The hash of a chain: of the digests, each behind the hash so far; the first behind `before`.';

-- Look-ups of what a run did. Statistics say that most rows are of one run, as after a first load; a look-up goes by its index
-- all the same.
create function executions_new_by_run(run bigint) returns setof bigint
language sql stable rows 1000 set enable_seqscan = off as $$
  select e.id from trading.execution e where e.first_run_id = run
$$;
create function orders_new_by_run(run bigint) returns setof bigint
language sql stable rows 1000 set enable_seqscan = off as $$
  select o.id from trading.trade_order o where o.first_run_id = run
$$;
create function option_events_new_by_run(run bigint) returns setof bigint
language sql stable rows 1000 set enable_seqscan = off as $$
  select e.id from trading.option_event e where e.last_run_id = run and e.first_run_id + 0 = run
$$;
create function revisions_of_run(run bigint, of_dataset text) returns table (id bigint, revision integer, said json)
language sql stable rows 1000 set enable_seqscan = off as $$
  select distinct on (v.row_id) v.row_id, v.revision, v.said
  from trading.record_revision v
  where v.replaced_by_run = run and v.dataset || '' = of_dataset
  order by v.row_id, v.revision
$$;
comment on function revisions_of_run is 'Rows that a run changed or removed, as they were before it.';

create function publish_events(run bigint) returns bigint
language plpgsql security definer set search_path = trading, pg_temp as $$
declare
  head event_head;
  appended bigint;
begin
  if not exists (select from pending_event e where e.run_id = run) then
    return 0;
  end if;
  select * into strict head from event_head for update;
  insert into event (id, type, account_id, account, subject, revision, run_id, occurred_at, is_history, data, digest, hash)
  select d.id, d.type, d.account_id, d.account, d.subject, d.revision, d.run_id, d.occurred_at, d.is_history, d.data, d.digest,
         chained(head.last_hash, d.digest) over (order by d.pending rows unbounded preceding)
  from (
    select n.*, event_digest(n.id, n.type, n.account, n.subject, n.revision, n.run_id, n.occurred_at, n.is_history, n.data) as digest
    from (
      select e.id as pending, head.last_id + row_number() over (order by e.id) as id, e.type, e.account_id, a.code as account,
             e.subject, e.revision, e.run_id, e.occurred_at, e.is_history, e.data
      from pending_event e left join broker_account a on a.id = e.account_id
      where e.run_id = run
    ) n
    offset 0
  ) d;
  get diagnostics appended = row_count;
  delete from pending_event e where e.run_id = run;
  update event_head h set last_id = e.id, last_hash = e.hash
  from (select e.id, e.hash from event e order by e.id desc limit 1) e;
  perform pg_notify('trading_event', (head.last_id + appended)::text);
  return appended;
end $$;
comment on function publish_events is 'Appends the events of a run to the log, and returns their number. The last statement of a transaction.';
revoke execute on function publish_events from public;

-- What a run changed is found by these.
create index execution_first_run on execution (first_run_id);
create index trade_order_first_run on trade_order (first_run_id);
create index record_revision_run on record_revision (replaced_by_run);
