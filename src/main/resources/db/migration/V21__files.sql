-- Which files have been read, so that a folder of hundreds of statements is not read again for the one that is new, and so
-- that a file that fails is known to fail until it is mended or gone.

create table source_file (
  source        text        not null,
  path          text        not null,
  state         text        not null check (state in ('seen', 'imported', 'failed', 'gone')),
  sha256        text,
  size_bytes    bigint,
  accounts      text[],
  reader        text        not null,
  payload_id    bigint references raw_payload on delete cascade,
  error         text,
  first_seen_at timestamptz not null default clock_timestamp(),
  changed_at    timestamptz not null default clock_timestamp(),
  primary key (source, path),
  check ((state = 'failed') = (error is not null))
);
comment on table source_file is 'Files that a sync has come across: imported, failed, gone from where they were, or only seen, as one that the sync did not come to.';
comment on column source_file.sha256 is 'Digest of the bytes, unpacked; null when they were never read to their end.';
comment on column source_file.accounts is 'Codes of the accounts in it; an empty one when records name none.';
comment on column source_file.reader is 'Version and reading settings of the program that read it last: what others read may be read again.';
comment on column source_file.changed_at is 'When it came into its state.';
create index source_file_payload on source_file (payload_id);

create table imported_dataset (
  payload_id bigint not null references raw_payload on delete cascade,
  account_id bigint references broker_account on delete cascade,
  dataset    text   not null check (dataset in ('orders', 'executions', 'option-events')),
  reader     text   not null
);
comment on table imported_dataset is 'Of which accounts and datasets all of a payload is stored, and by which program with which settings.';
create unique index imported_dataset_part on imported_dataset (payload_id, coalesce(account_id, 0), dataset);
create index imported_dataset_account on imported_dataset (account_id);

-- The second conservation law: a run accounts for the records of its account and dataset, and all runs of a payload together,
-- with what is skipped by rule, for each of its rows. Read anew, a payload may be counted otherwise, by a newer program.
create table payload_content (
  payload_id bigint primary key references raw_payload on delete cascade,
  rows       bigint not null,
  records    jsonb  not null,
  skipped    jsonb  not null
);
comment on table payload_content is 'How many rows of trade sections a payload has: records by account and dataset, and those skipped by a named rule.';

create function records_total(records jsonb) returns bigint language sql immutable
  return (select coalesce(sum(dataset.value::bigint), 0)
          from jsonb_each(records) account
          cross join jsonb_each_text(account.value) dataset);

alter table payload_content add constraint conservation_of_rows check (
  rows = records_total(records) + ignored_total(skipped));
comment on constraint conservation_of_rows on payload_content is 'No row of a payload may be lost between its datasets.';

create function check_records_read() returns trigger language plpgsql as $$
declare
  delivered bigint;
begin
  select coalesce((c.records -> coalesce(a.code, '') ->> new.dataset)::bigint, 0) into delivered
  from trading.payload_content c
  left join trading.broker_account a on a.id = new.account_id
  where c.payload_id = new.payload_id;
  if found and delivered <> new.read then
    raise exception 'run % has read % records of %, of which its payload holds %', new.id, new.read, new.dataset, delivered
      using errcode = 'check_violation', constraint = 'conservation_of_records';
  end if;
  return new;
end
$$;
comment on function check_records_read() is 'A run that succeeds has read all records of its account and dataset that its payload holds.';

create trigger conservation_of_records before update on run
  for each row when (new.status = 'succeeded' and old.status <> 'succeeded')
  execute function check_records_read();
