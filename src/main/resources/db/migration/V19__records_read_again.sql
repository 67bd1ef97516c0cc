-- A row has at most one revision a run: what it said before the run. Statements raise the revision of whatever they change;
-- the first one of a run keeps what was said, the others change what the same run has written.
create function revise_once_a_run() returns trigger language plpgsql as $$
begin
  new.revision := old.revision;
  return new;
end $$;
comment on function revise_once_a_run is 'What a run writes into a row that it has written already is no further revision.';
create trigger trade_order_once_a_run before update on trade_order for each row
  when (new.last_run_id = old.last_run_id and new.revision <> old.revision) execute function revise_once_a_run();
create trigger execution_once_a_run before update on execution for each row
  when (new.last_run_id = old.last_run_id and new.revision <> old.revision) execute function revise_once_a_run();
create trigger option_event_once_a_run before update on option_event for each row
  when (new.last_run_id = old.last_run_id and new.revision <> old.revision) execute function revise_once_a_run();

create or replace function keep_revision() returns trigger language plpgsql as $$
begin
  execute format('insert into %I.record_revision (dataset, row_id, revision, said, valid_from, replaced_at, replaced_by_run)
    select %L, o.id, o.revision, row_to_json(o), o.changed_at, n.changed_at, n.last_run_id
    from said o join says n using (id)
    where n.revision <> o.revision', tg_table_schema, tg_argv[0]);
  return null;
end $$;

-- Rows that were stored before a run and count no more since, or count again. Each turn is a line: who turns a row and turns
-- it back has corrected nothing.
create table correction (
  run_id       bigint  not null references run on delete cascade,
  execution_id bigint  not null references execution on delete cascade,
  counts       boolean not null
);
comment on table correction is 'Executions stored before a run that count no more by it, or count again.';
create index correction_run on correction (run_id);
create index correction_execution on correction (execution_id);
create function keep_correction() returns trigger language plpgsql as $$
begin
  execute format('insert into %I.correction (run_id, execution_id, counts) values ($1, $2, $3)', tg_table_schema)
    using new.last_run_id, new.id, new.is_effective;
  return null;
end $$;
create trigger execution_corrected after update of superseded_by, cancelled_by on execution for each row
  when (new.is_effective <> old.is_effective and new.first_run_id <> new.last_run_id) execute function keep_correction();

alter table run add column corrected bigint not null default 0;
alter table run add column orders_made bigint not null default 0;
comment on column run.corrected is 'Executions stored before that count no more by this run, or count again.';
comment on column run.orders_made is 'Orders that no record describes, made from executions of this run.';

-- What lies in quarantine is closed when the fact that it names is stored from elsewhere. What was closed stays so when the
-- same record comes again, so it is looked up whatever closed it.
alter table quarantined_record drop constraint quarantined_record_state_check;
alter table quarantined_record add check (state in ('open', 'resolved', 'discarded', 'superseded'));
drop index quarantined_record_discarded;
create index quarantined_record_known on quarantined_record (dataset, coalesce(account_id, 0), content_hash) where state <> 'open';
comment on column quarantined_record.state is 'open; resolved: read and stored; superseded: its fact was stored from another record; discarded: given up by somebody.';

-- Settings decide how a date with slashes or a time without zone is read. Records are kept as delivered, with the settings
-- that they were read with, so that they are read the same ever after: those of the first reading are told by nothing,
-- others by the mark `#read` in the record.
create table reading (
  id       integer primary key,
  settings text unique,
  since    timestamptz not null default now()
);
comment on table reading is 'The settings that records and payloads were read with.';
comment on column reading.settings is 'Of the first reading null until somebody reads again after the update that brought this table.';
insert into reading (id) values (0);
alter table raw_payload add column reading_id integer not null default 0 references reading;
comment on column raw_payload.reading_id is 'How it was read when it came.';

-- Contracts are written at the end of a run. Rows of contracts that nobody knows yet come before: their keys are checked
-- when the run ends.
alter table trade_order alter constraint trade_order_contract_id_fkey deferrable initially immediate;
alter table execution alter constraint execution_contract_id_fkey deferrable initially immediate;
alter table option_event alter constraint option_event_contract_id_fkey deferrable initially immediate;
