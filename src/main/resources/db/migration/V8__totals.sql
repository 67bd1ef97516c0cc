-- What the broker says that an account adds up to: totals of statements, to hold the rows of other tables against. They
-- are never added to these, and change nothing in them.

create table broker_report (
  id            bigint generated always as identity primary key,
  account_id    bigint      not null references broker_account on delete cascade,
  first_day     date        not null,
  last_day      date        not null check (last_day >= first_day),
  as_of         timestamptz,
  base_currency text,
  sections      text[]      not null,
  faults        text[]      not null,
  source        text        not null,
  feed          text        not null,
  content_hash  uuid        not null,
  payload_id    bigint      not null references raw_payload,
  run_id        bigint      not null,
  stored_at     timestamptz not null default clock_timestamp(),
  unique (account_id, first_day, last_day, content_hash)
);
comment on table broker_report is 'What one statement says that an account adds up to. Of several for the same days the newest counts.';
comment on column broker_report.as_of is 'When the statement was generated (whenGenerated); of statements that say the same, the newest.';
comment on column broker_report.base_currency is 'The base currency of the account, from AccountInformation; null if that was not selected.';
comment on column broker_report.sections is 'Sections of totals that the statement has and that could be read; one without rows states that there is nothing.';
comment on column broker_report.faults is 'What could not be read of sections that are therefore not in the list, with its place.';
comment on column broker_report.content_hash is 'Digest of sections and rows, to recognise a repetition.';
comment on column broker_report.payload_id is 'The newest payload that says this.';
comment on column broker_report.run_id is 'The run that stored it.';
-- The rows of a statement's days are looked up by the day on which they were booked.
create index execution_booking_day on execution (coalesce(report_date, trade_date), account_id);
create index broker_report_payload on broker_report (payload_id);

create table broker_position (
  id          bigint generated always as identity primary key,
  report_id   bigint  not null references broker_report on delete cascade,
  account_id  bigint  not null,
  day         date    not null,
  con_id      text,
  symbol      text,
  asset_class text,
  currency    text,
  quantity    numeric not null,
  cost_basis  numeric,
  mark_price  numeric,
  raw_record  json    not null
);
comment on table broker_position is 'Positions at the end of a day as the broker states them (OpenPositions, without its lots).';
comment on column broker_position.day is 'The last day of the statement.';
comment on column broker_position.quantity is 'Negative when sold short.';
comment on column broker_position.raw_record is 'The attributes of the record as delivered.';
create index broker_position_report on broker_position (report_id, con_id);
create index broker_position_account on broker_position (account_id, day);

create table broker_total (
  id         bigint generated always as identity primary key,
  report_id  bigint  not null references broker_report on delete cascade,
  account_id bigint  not null,
  first_day  date    not null,
  last_day   date    not null,
  section    text    not null,
  currency   text    not null,
  subject    text    not null,
  total      text    not null,
  amount     numeric not null
);
comment on table broker_total is 'Totals of a period as the broker states them: the amounts of CashReport, EquitySummaryInBase, ChangeInNAV and the performance summaries.';
comment on column broker_total.currency is 'BASE_SUMMARY for all currencies in the base currency; empty if the section states no currency.';
comment on column broker_total.subject is 'The con id, or the day, that the total is about; empty for the whole account.';
comment on column broker_total.total is 'The attribute that states it, such as commissions.';
create index broker_total_report on broker_total (report_id, section, total);
create index broker_total_account on broker_total (account_id, last_day);

create table accepted_opening (
  id              bigint generated always as identity primary key,
  account_id      bigint      not null references broker_account on delete cascade,
  con_id          text        not null,
  symbol          text,
  quantity        numeric     not null,
  report_id       bigint      not null references broker_report on delete cascade,
  stated_day      date        not null,
  stated_quantity numeric     not null,
  payload_sha256  text        not null,
  accepted_at     timestamptz not null default clock_timestamp(),
  accepted_by     text        not null,
  replaced_at     timestamptz
);
comment on table accepted_opening is 'Positions that were carried in from before the first stored day, as a user accepted them: quantity, the statement that states it, when and by whom.';
comment on column accepted_opening.id is 'Key in this database.';
comment on column accepted_opening.account_id is 'The account: broker_account.id.';
comment on column accepted_opening.con_id is 'The contract at IBKR.';
comment on column accepted_opening.symbol is 'The symbol as the statement states it.';
comment on column accepted_opening.quantity is 'What was carried in: what the statement states without what is stored up to its day.';
comment on column accepted_opening.report_id is 'The statement that states the position: broker_report.id.';
comment on column accepted_opening.stated_day is 'The day at whose end the statement states the position.';
comment on column accepted_opening.stated_quantity is 'The position that it states.';
comment on column accepted_opening.payload_sha256 is 'Digest of the payload of that statement.';
comment on column accepted_opening.accepted_at is 'When it was accepted.';
comment on column accepted_opening.accepted_by is 'Who accepted it: the name of the user of the system, or what was given with --by.';
comment on column accepted_opening.replaced_at is 'Since when it does not count any more, because another was accepted; null while it counts.';
create unique index accepted_opening_one on accepted_opening (account_id, con_id) where replaced_at is null;
create index accepted_opening_report on accepted_opening (report_id);
