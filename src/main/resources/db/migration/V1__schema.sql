-- The trade history of broker accounts. Flyway creates the schema `trading` and sets the search path to it.
-- Identifiers that the broker hands out (con id, exec id, order id ...) are text: they name things, nothing is computed with them.
-- What follows from rows is in V2, what rows said before in V3, the removal of accounts in V4, Quartz in V5.

-- -------------------- functions of checks and indexes

create function ignored_total(ignored jsonb) returns bigint language sql immutable
  return (select coalesce(sum(value::bigint), 0) from jsonb_each_text(ignored));

create function records_total(records jsonb) returns bigint language sql immutable
  return (select coalesce(sum(dataset.value::bigint), 0)
          from jsonb_each(records) account
          cross join jsonb_each_text(account.value) dataset);

create function trading_day(trade_date date, executed_at timestamptz, report_date date) returns date language sql immutable
  return coalesce(trade_date, (executed_at at time zone 'America/New_York')::date, report_date);
comment on function trading_day is 'The day by which an execution is looked up: the most reliable one that it states.';

-- Rows that another report may name better.
create function is_named_poorly(ibkr_exec_id text, transaction_id text, kind text) returns boolean language sql immutable
  return ibkr_exec_id is null and (transaction_id is null or kind not in ('BOOK', 'CANCEL'));

-- Rows whose kind no column states may turn out to be bookings that only option events tell of.
create function is_of_open_kind(kind text, kind_text text, codes text[], ibkr_exec_id text) returns boolean
language sql immutable
  return kind in ('FILL', 'BOOK') and kind_text is null and ibkr_exec_id is null
    and not coalesce(codes && array['A', 'Ex', 'AEx', 'MEx', 'Ep'], false);
comment on function is_of_open_kind is 'Whether no record states that a row is a fill or a booking; an exec id states that it is a fill.';

-- Sums that IB Gateway tells beside what they add up, and what may be a booking that a statement tells without an id in common.
create function changes_position(kind text) returns boolean language sql immutable
  return kind not in ('COMBO_SUMMARY', 'ALLOCATION_PARENT', 'BOOKING_CANDIDATE');
comment on function changes_position is 'Whether executions of a kind change a position.';

create function status_certainty(status text) returns integer language sql immutable
  return case when status in ('FILLED', 'CANCELLED', 'REJECTED', 'EXPIRED') then 2
              when status in ('FILLED_OR_PARTIAL', 'UNKNOWN') or status is null then 0
              else 1 end;
comment on function status_certainty is 'How much a status tells: 2 if the order has ended, 0 if it only shows that there were fills.';

-- The ranks of kinds of reports below those of statements.
create function is_told_live(feed_rank smallint) returns boolean language sql immutable
  return feed_rank < 3;
comment on function is_told_live is 'Whether a report of a rank is made as things happen, so that a statement has still to confirm it.';

-- -------------------- accounts

create table broker_account (
  id            bigint generated always as identity primary key,
  broker        text        not null default 'IBKR',
  code          text        not null check (code <> ''),
  environment   text        not null check (environment in ('LIVE', 'PAPER', 'OTHER')),
  base_currency text,
  alias         text,
  active        boolean     not null default true,
  registered_at timestamptz not null default now(),
  unique (broker, code)
);
comment on table broker_account is 'Accounts whose history is stored; only active LIVE and PAPER accounts are synced.';

-- -------------------- what was delivered

-- Settings decide how a date with slashes or a time without zone is read. Records are kept as delivered, with the settings
-- that they were read with, so that they are read the same ever after: those of the first reading are told by nothing,
-- others by the mark `#read` in the record.
create table reading (
  id       integer primary key,
  settings text unique,
  since    timestamptz not null default now()
);
comment on table reading is 'The settings with which records and payloads were read.';
comment on column reading.settings is 'Null until something is read for the first time.';
insert into reading (id) values (0);

create table raw_payload (
  id           bigint generated always as identity primary key,
  sha256       text        not null unique,
  source       text        not null,
  name         text        not null,
  feed         text        not null,
  size_bytes   bigint      not null,
  as_of        timestamptz,
  period_from  date,
  period_to    date,
  accounts     text[]      not null,
  fetched_at   timestamptz not null,
  encoding     text        not null default 'deflate',
  reading_id   integer     not null default 0 references reading
);
create index raw_payload_newest on raw_payload (source, as_of);
comment on table raw_payload is 'What a source delivered, byte-exact; the bytes are the concatenated chunks, decompressed.';
comment on column raw_payload.reading_id is 'The settings with which it was first read.';

create table raw_payload_chunk (
  payload_id bigint  not null references raw_payload,
  seq        integer not null,
  bytes      bytea   not null,
  primary key (payload_id, seq)
);
comment on table raw_payload_chunk is 'The bytes of a payload, compressed, in pieces.';
alter table raw_payload_chunk alter column bytes set storage external;

-- The second conservation law: a run accounts for the records of its account and dataset, and all runs of a payload together,
-- with what is skipped by rule, for each of its rows. Read anew, a payload may be counted otherwise, by a newer program.
create table payload_content (
  payload_id bigint primary key references raw_payload on delete cascade,
  rows       bigint not null,
  records    jsonb  not null,
  skipped    jsonb  not null,
  constraint conservation_of_rows check (rows = records_total(records) + ignored_total(skipped))
);
comment on table payload_content is 'How many rows of trade sections a payload has: records by account and dataset, and those skipped by a named rule.';
comment on constraint conservation_of_rows on payload_content is 'No row of a payload may be lost between its datasets.';

-- -------------------- what was done

create table run (
  id          bigint generated always as identity primary key,
  account_id  bigint references broker_account,
  dataset     text        not null check (dataset in ('orders', 'executions', 'option-events', 'corporate-actions', 'transfers')),
  source      text        not null,
  payload_id  bigint references raw_payload,
  payload     text,
  status      text        not null check (status in ('running', 'succeeded', 'failed', 'interrupted')),
  read        bigint      not null default 0,
  inserted    bigint      not null default 0,
  updated     bigint      not null default 0,
  unchanged   bigint      not null default 0,
  quarantined bigint      not null default 0,
  corrected   bigint      not null default 0,
  orders_made bigint      not null default 0,
  ignored     jsonb       not null default '{}',
  started_at  timestamptz not null default clock_timestamp(),
  finished_at timestamptz,
  error       text,
  constraint conservation check (status <> 'succeeded'
    or read = inserted + updated + unchanged + quarantined + ignored_total(ignored)),
  constraint finished check ((status = 'running') = (finished_at is null))
);
comment on table run is 'The ledger. One row for one dataset of one account from one payload, with the outcome of its records.';
comment on constraint conservation on run is 'No run may be called succeeded that lost a record.';
comment on column run.corrected is 'Executions stored before that this run made ineffective, or effective again.';
comment on column run.orders_made is 'Orders that no record describes, derived from executions of this run.';
create index run_recent on run (account_id, dataset, id desc);
create index run_of_query on run (source, dataset, coalesce(account_id, 0), payload, started_at desc, id desc);
create index run_unfinished on run (dataset, account_id) where status = 'running';
create index run_payload on run (payload_id);

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
comment on table source_file is 'Files that a sync has found: imported, failed, gone from their place, or only seen because the sync ended before them.';
comment on column source_file.sha256 is 'Digest of the bytes, unpacked; null when they were never read to their end.';
comment on column source_file.accounts is 'Codes of the accounts in it; an empty one if records state none.';
comment on column source_file.reader is 'Version and reading settings of the program that read it last; another reader may read it again.';
comment on column source_file.changed_at is 'When it got its state.';
create index source_file_payload on source_file (payload_id);

create table imported_dataset (
  payload_id bigint not null references raw_payload on delete cascade,
  account_id bigint references broker_account on delete cascade,
  dataset    text   not null check (dataset in ('orders', 'executions', 'option-events', 'corporate-actions', 'transfers')),
  reader     text   not null
);
comment on table imported_dataset is 'Accounts and datasets of a payload that are fully stored, with the version and settings of the program.';
create unique index imported_dataset_part on imported_dataset (payload_id, coalesce(account_id, 0), dataset);
create index imported_dataset_account on imported_dataset (account_id);

-- -------------------- contracts

create table instrument (
  id               bigint generated always as identity primary key,
  asset_class      text not null,
  symbol           text not null,
  currency         text not null,
  listing_exchange text not null,
  isin             text,
  figi             text,
  description      text,
  underlying_id    bigint references instrument,
  unique (asset_class, symbol, currency, listing_exchange)
);
comment on table instrument is 'Broker-agnostic instruments; empty text where the broker did not state a value.';
create index instrument_underlying on instrument (underlying_id);

create table ibkr_contract (
  id                     bigint generated always as identity primary key,
  con_id                 text not null unique,
  sec_type               text,
  sub_category           text,
  symbol                 text,
  local_symbol           text,
  description            text,
  strike                 numeric,
  expiry                 date,
  "right"                text,
  multiplier             numeric,
  currency               text,
  exchange               text,
  isin                   text,
  cusip                  text,
  figi                   text,
  underlying_con_id      text,
  underlying_symbol      text,
  instrument_id          bigint references instrument,
  underlying_contract_id bigint references ibkr_contract,
  stated                 jsonb not null default '{}',
  contested              boolean not null default false
);
comment on table ibkr_contract is 'Contracts of IBKR, by con id; attributes have the values of the newest statement. A contract that only a failed run left has only its con id.';
comment on column ibkr_contract.stated is 'Per attribute [rank, as of, day] of the record of its value; rank 0 if that is a record of another contract, whose underlying this one is.';
comment on column ibkr_contract.contested is 'Statements disagree on an attribute, so that it matters which of them is the newest.';
create index ibkr_contract_unresolved on ibkr_contract (underlying_con_id) where underlying_contract_id is null and underlying_con_id is not null;
create index ibkr_contract_contested on ibkr_contract (con_id) where contested;
-- Whatever refers to an instrument, and contracts on an underlying.
create index ibkr_contract_instrument on ibkr_contract (instrument_id);
create index ibkr_contract_underlying on ibkr_contract (underlying_contract_id);

-- Runs make the keys of contracts before the rows that refer to them, and write what is known of them at their end. A dry
-- run refers to contracts that it does not make until then; so references to contracts can be checked at a commit.

-- -------------------- orders

create table trade_order (
  id                  bigint generated always as identity primary key,
  account_id          bigint      not null references broker_account,
  order_key           text collate "C" not null,
  ibkr_order_id       text collate "C",
  perm_id             text collate "C",
  con_id              text,
  contract_id         bigint references ibkr_contract deferrable initially immediate,
  symbol              text,
  status              text        not null,
  status_text         text,
  status_reason       text,
  order_type          text,
  order_type_text     text,
  time_in_force       text,
  side                text check (side in ('BUY', 'SELL')),
  quantity            numeric,
  filled_quantity     numeric,
  remaining_quantity  numeric,
  limit_price         numeric,
  stop_price          numeric,
  average_price       numeric,
  currency            text,
  commission          numeric,
  commission_currency text,
  order_reference     text,
  submitted_at        timestamptz,
  submitted_at_text   text,
  updated_at          timestamptz,
  trade_date          date,
  good_till_date      text,
  oca_group           text,
  parent_perm_id      text,
  parent_client_order_id text,
  submitter           text,
  client_id           text,
  client_order_id     text,
  combo_legs          text,
  not_seen_since      timestamptz,
  superseded_by       bigint references trade_order,
  combo_id            bigint references trade_order,
  is_effective        boolean     not null generated always as (superseded_by is null) stored,
  own_values          json,
  is_announced        boolean     not null default true,
  source              text        not null,
  feed                text        not null,
  feed_rank           smallint    not null,
  part                text        not null default '',
  as_of               timestamptz,
  content_hash        uuid,
  raw_record          json,
  fragments           json,
  from_executions     boolean     not null default false,
  revision            integer     not null default 1,
  first_run_id        bigint      not null,
  last_run_id         bigint      not null,
  changed_at          timestamptz not null default now(),
  unique (order_key, account_id)
);
comment on table trade_order is 'Orders: one row for each key of an account, merged from all reports and days. effective_order has one row for each order.';
comment on column trade_order.quantity is 'Ordered quantity; null if the source states only what was filled (Flex).';
comment on column trade_order.fragments is 'Further records of the same order (other feeds, other report days) that this row is folded from.';
comment on column trade_order.from_executions is
  'Whether a day, a leg or a value of the order comes only from executions. False if no row describes the order: then its feed is executions.';
comment on column trade_order.side is 'Null if the legs of a combination have different sides.';
comment on column trade_order.order_key is 'The dedup key, with the account: F: and the order id of statements, or P: and the number at IB Gateway (permId).';
comment on column trade_order.ibkr_order_id is 'The order id of statements; null while only IB Gateway tells of the order.';
comment on column trade_order.perm_id is 'The number of the order at IB Gateway; on the row of statements that of the row that gave way.';
comment on column trade_order.status_text is 'The broker''s own words for the status.';
comment on column trade_order.status_reason is 'Why the order was rejected, cancelled or held, or what the broker warns of.';
comment on column trade_order.remaining_quantity is 'Quantity that is not filled; null if the source states only what was filled (Flex).';
comment on column trade_order.good_till_date is 'When the order expires, as delivered.';
comment on column trade_order.oca_group is 'Orders of one group cancel each other.';
comment on column trade_order.parent_perm_id is 'The number at IB Gateway of the order that sets this one off.';
comment on column trade_order.parent_client_order_id is 'The client''s own number of the order that sets this one off.';
comment on column trade_order.submitter is 'Who entered the order.';
comment on column trade_order.client_id is 'The API client that entered the order.';
comment on column trade_order.client_order_id is 'That client''s own number of the order; a client uses it again.';
comment on column trade_order.combo_legs is 'What the order is a combination of, as delivered; null if it is of one contract.';
comment on column trade_order.not_seen_since is 'When a complete list of open orders lacked the order for the first time, although nothing has told its end.';
comment on column trade_order.superseded_by is 'The row of statements of the same order: both share an execution.';
comment on column trade_order.combo_id is 'On a leg, which statements tell as an order of its own: the order of the combination.';
comment on column trade_order.is_announced is 'False while its event waits for its executions, which may state that it is an order that was told of before.';
comment on column trade_order.own_values is 'What the row states by itself of columns that its fills, or a row of the same order, changed; null if they changed none.';
comment on column trade_order.feed is 'The kind of report of the record.';
comment on column trade_order.feed_rank is 'Precedence of the kind of report: a higher one wins.';
comment on column trade_order.part is 'Which part of the fact the record states, such as a day of an order.';
comment on column trade_order.as_of is 'When the report was generated (whenGenerated).';
comment on column trade_order.content_hash is 'Digest of the record, to recognise it.';
comment on column trade_order.raw_record is 'The attributes of the record as delivered.';
comment on column trade_order.revision is '1 when first stored; one more with each run that changes the row.';
comment on column trade_order.changed_at is 'When the row was last changed.';
create index trade_order_contract_id on trade_order (contract_id);
-- Few rows: none where no live source tells of orders.
create index trade_order_live on trade_order (account_id) where order_key >= 'P:';
create index trade_order_open on trade_order (account_id) where order_key >= 'P:' and status_certainty(status) < 2;
create index trade_order_unannounced on trade_order (account_id) where not is_announced;
create index trade_order_superseded_by on trade_order (superseded_by) where superseded_by is not null;
create index trade_order_combo on trade_order (combo_id) where combo_id is not null;

create table order_alias (
  account_id bigint not null,
  namespace  text   not null,
  value      text   not null,
  order_id   bigint not null references trade_order,
  primary key (account_id, namespace, value, order_id)
);
comment on table order_alias is 'Every other id of an order: BROKERAGE, ORDER_REF, PERM ...';
create index order_alias_order on order_alias (order_id);

-- -------------------- executions

create table execution (
  id                  bigint generated always as identity primary key,
  account_id          bigint      not null references broker_account,
  exec_key            text collate "C" not null,
  ibkr_exec_id        text,
  exec_group          text collate "C",
  exec_revision       integer,
  transaction_id      text,
  trade_id            text,
  kind                text        not null,
  kind_text           text,
  orig_transaction_id text,
  orig_trade_id       text,
  ibkr_order_id       text collate "C",
  brokerage_order_id  text,
  order_reference     text,
  perm_id             text collate "C",
  order_id            bigint references trade_order,
  con_id              text,
  contract_id         bigint references ibkr_contract deferrable initially immediate,
  symbol              text,
  side                text        not null check (side in ('BUY', 'SELL')),
  quantity            numeric     not null check (quantity >= 0),
  signed_quantity     numeric     not null,
  price               numeric,
  currency            text,
  commission          numeric,
  commission_currency text,
  taxes               numeric,
  proceeds            numeric,
  net_cash            numeric,
  accrued_interest    numeric,
  realized_pnl        numeric,
  fx_rate_to_base     numeric,
  executed_at         timestamptz,
  executed_at_text    text,
  time_precision      text,
  trade_date          date,
  report_date         date,
  settle_date         date,
  open_close          text,
  codes               text[],
  exchange            text,
  order_type          text,
  order_submitted_at  timestamptz,
  is_effective        boolean     not null generated always as
    (superseded_by is null and cancelled_by is null and changes_position(kind)) stored,
  superseded_by       bigint references execution,
  cancelled_by        bigint references execution,
  source              text        not null,
  feed                text        not null,
  feed_rank           smallint    not null,
  part                text        not null default '',
  as_of               timestamptz,
  content_hash        uuid        not null,
  raw_record          json        not null,
  fragments           json,
  revision            integer     not null default 1,
  first_run_id        bigint      not null,
  last_run_id         bigint      not null,
  changed_at          timestamptz not null default now()
);
comment on table execution is 'Fills, bookings and cancels. Effective ones have is_effective; positions are their sums of signed_quantity.';
comment on column execution.commission is 'Cost positive, rebate negative. Additive: the sum over all rows is the broker''s figure.';
comment on column execution.signed_quantity is 'Positive bought, negative sold; a cancel carries the opposite sign of what it cancels.';
comment on column execution.superseded_by is 'The row that states the same fact better: a higher exec id revision, or a row with a better id.';
comment on column execution.cancelled_by is 'On an original: its cancel. On a cancel: the original that it cancels. Null on a cancel: unmatched.';
comment on column execution.exec_key is 'The dedup key, with the account: X: and the exec id, otherwise what identifies the row instead (docs/record-rules.md).';
comment on column execution.perm_id is 'The number of its order at IB Gateway; null while only statements tell of it.';
comment on column execution.kind is 'FILL, BOOK (a booking without a trade, such as an assignment), CANCEL ...; docs/data-model.md lists all.';
comment on column execution.executed_at is 'Null if only the day is known; time_precision is its precision.';
comment on column execution.feed is 'The kind of report of the record.';
comment on column execution.feed_rank is 'Precedence of the kind of report: a higher one wins.';
comment on column execution.part is 'Which part of the fact the record states, such as a day of an order.';
comment on column execution.as_of is 'When the report was generated (whenGenerated).';
comment on column execution.content_hash is 'Digest of the record, to recognise it.';
comment on column execution.raw_record is 'The attributes of the record as delivered.';
comment on column execution.fragments is 'Other records of the same fact that the row is merged from.';
comment on column execution.revision is '1 when first stored; one more with each run that changes the row.';
comment on column execution.changed_at is 'When the row was last changed.';
create index execution_order on execution (order_id);
create index execution_unlinked on execution (account_id, ibkr_order_id)
  where order_id is null and (ibkr_order_id is not null or perm_id is not null);
create index execution_perm on execution (perm_id, account_id) where perm_id is not null;
create index execution_corrected on execution (account_id, exec_group) where exec_revision > 1;
create index execution_cancelled on execution (account_id) where cancelled_by is not null;
create index execution_contract on execution (con_id, trade_id);
create index execution_booked on execution (con_id, trade_date) where kind = 'BOOK';
create index execution_cancel on execution (account_id, con_id) where kind = 'CANCEL';
-- In the order of the days, so that a load appends to it.
create index execution_likeness on execution
  (account_id, trading_day(trade_date, executed_at, report_date), quantity, price);
create index execution_named_poorly on execution (account_id, trading_day(trade_date, executed_at, report_date))
  where is_named_poorly(ibkr_exec_id, transaction_id, kind);
-- Few rows, where most queries tell con ids.
create index execution_without_con_id on execution (account_id) where con_id is null;
create index execution_booked_by_run on execution (last_run_id) where kind = 'BOOK';
create index execution_booked_trade on execution (trade_id) where kind = 'BOOK';
create index execution_booked_day on execution
  (coalesce(trade_date, (executed_at at time zone 'America/New_York')::date)) where kind = 'BOOK';
create index execution_open_kind_run on execution (last_run_id)
  where is_of_open_kind(kind, kind_text, codes, ibkr_exec_id) and (price = 0 or trade_id is not null);
create index execution_open_kind_day on execution
  (coalesce(trade_date, (executed_at at time zone 'America/New_York')::date))
  where is_of_open_kind(kind, kind_text, codes, ibkr_exec_id) and price = 0;
create index execution_open_kind_trade on execution (trade_id)
  where is_of_open_kind(kind, kind_text, codes, ibkr_exec_id) and trade_id is not null;
-- Whatever refers to a row that may go, so that the database does not read whole tables to find that nothing does.
create index execution_superseded_by on execution (superseded_by) where superseded_by is not null;
create index execution_cancelled_by on execution (cancelled_by) where cancelled_by is not null;
create index execution_contract_id on execution (contract_id);
-- The key comes before the account, in each index, and look-ups name only the key to the planner: while a table seems
-- empty all indexes look alike, and one that is read by the account alone gives all its rows for each key.
alter table execution add unique (exec_key, account_id);

-- -------------------- option events

create table option_event (
  id                  bigint generated always as identity primary key,
  account_id          bigint      not null references broker_account,
  event_key           text collate "C" not null,
  con_id              text,
  contract_id         bigint references ibkr_contract deferrable initially immediate,
  instrument_id       bigint references instrument,
  symbol              text,
  event_type          text        not null check (event_type in
    ('ASSIGNMENT', 'EXERCISE', 'EXPIRATION', 'CASH_SETTLEMENT', 'DELIVERY', 'OTHER')),
  event_type_text     text,
  event_ts            timestamptz,
  event_date          date,
  time_precision      text,
  trade_id            text,
  quantity            numeric,
  price               numeric,
  mark_price          numeric,
  proceeds            numeric,
  commission_and_tax  numeric,
  cost_basis          numeric,
  realized_pnl        numeric,
  currency            text,
  fx_rate_to_base     numeric,
  underlying_con_id   text,
  booking_execution_id bigint references execution,
  parent_event_id     bigint references option_event,
  source              text        not null,
  feed                text        not null,
  feed_rank           smallint    not null,
  part                text        not null default '',
  as_of               timestamptz,
  content_hash        uuid        not null,
  raw_record          json        not null,
  fragments           json,
  revision            integer     not null default 1,
  first_run_id        bigint      not null,
  last_run_id         bigint      not null,
  changed_at          timestamptz not null default now()
);
comment on table option_event is 'Assignments, exercises, expirations, and the deliveries and settlements that follow from them.';
comment on column option_event.quantity is 'Signed as the broker signs the closing booking: negative closes a long position.';
comment on column option_event.parent_event_id is 'On a delivery leg or cash settlement: the assignment or exercise that caused it.';
comment on column option_event.event_key is 'The dedup key, with the account: E: and the trade id, otherwise what identifies the event instead (docs/record-rules.md).';
comment on column option_event.event_ts is 'The time of its booking, otherwise 16:20 New York time of its day; time_precision shows which.';
comment on column option_event.booking_execution_id is 'The execution by which the event changed the position.';
comment on column option_event.feed is 'The kind of report of the record.';
comment on column option_event.feed_rank is 'Precedence of the kind of report: a higher one wins.';
comment on column option_event.part is 'Which part of the fact the record states, such as a day of an order.';
comment on column option_event.as_of is 'When the report was generated (whenGenerated).';
comment on column option_event.content_hash is 'Digest of the record, to recognise it.';
comment on column option_event.raw_record is 'The attributes of the record as delivered.';
comment on column option_event.fragments is 'Other records of the same fact that the row is merged from.';
comment on column option_event.revision is '1 when first stored; one more with each run that changes the row.';
comment on column option_event.changed_at is 'When the row was last changed.';
create index option_event_tuple on option_event (con_id, account_id, event_date, event_type);
create index option_event_instrument on option_event (instrument_id);
-- Option events that are named by less than others of the same day and quantity are put together with them.
create index option_event_kind on option_event (coalesce(event_date, '-infinity'), quantity);
create index option_event_unsettled on option_event (coalesce(event_date, '-infinity'), quantity)
  where event_key like 'E:%:%:%:%' or fragments is not null;
-- What a run has written, and what that may change a link of.
create index option_event_run on option_event (last_run_id);
create index option_event_trade on option_event (trade_id);
create index option_event_booking on option_event (booking_execution_id);
create index option_event_contract_id on option_event (contract_id);
create index option_event_parent_event on option_event (parent_event_id) where parent_event_id is not null;
alter table option_event add unique (event_key, account_id);

-- -------------------- what moves positions besides trades

create table corporate_action (
  id                  bigint generated always as identity primary key,
  account_id          bigint      not null references broker_account,
  action_key          text collate "C" not null,
  transaction_id      text,
  action_id           text,
  action_type         text,
  con_id              text,
  contract_id         bigint references ibkr_contract deferrable initially immediate,
  symbol              text,
  currency            text,
  action_date         date,
  happened_at         timestamptz,
  report_date         date,
  quantity            numeric     not null,
  amount              numeric,
  proceeds            numeric,
  value               numeric,
  realized_pnl        numeric,
  fx_rate_to_base     numeric,
  description         text,
  codes               text,
  source              text        not null,
  feed                text        not null,
  feed_rank           smallint    not null,
  part                text        not null default '',
  as_of               timestamptz,
  content_hash        uuid        not null,
  raw_record          json        not null,
  fragments           json,
  superseded_by       bigint references corporate_action,
  is_effective        boolean     not null generated always as (superseded_by is null) stored,
  revision            integer     not null default 1,
  first_run_id        bigint      not null,
  last_run_id         bigint      not null,
  changed_at          timestamptz not null default now()
);
comment on table corporate_action is 'Legs of splits, mergers, spin-offs, tenders and changes of ids: what each did to the position in one contract.';
comment on column corporate_action.action_key is 'The dedup key, with the account: C: and the transaction id, otherwise what the record says.';
comment on column corporate_action.transaction_id is 'The broker''s id of the booking; null if it is not selected.';
comment on column corporate_action.action_id is 'The broker''s id of the action, which its legs share.';
comment on column corporate_action.action_type is 'The broker''s code: FS and RS splits, TC mergers, SO spin-offs, TO tenders, IC changes of id, and others.';
comment on column corporate_action.action_date is 'The day on which it happened, in the evening.';
comment on column corporate_action.happened_at is 'When it happened.';
comment on column corporate_action.report_date is 'The day from which statements of positions have it.';
comment on column corporate_action.quantity is 'What it adds to the position; negative takes away.';
comment on column corporate_action.amount is 'The broker''s amount of the action; negative when received.';
comment on column corporate_action.value is 'Value of what was booked, in currency.';
comment on column corporate_action.description is 'The broker''s words.';
comment on column corporate_action.codes is 'The broker''s codes.';

create table transfer (
  id                  bigint generated always as identity primary key,
  account_id          bigint      not null references broker_account,
  transfer_key        text collate "C" not null,
  transaction_id      text,
  transfer_type       text,
  direction           text,
  con_id              text,
  contract_id         bigint references ibkr_contract deferrable initially immediate,
  symbol              text,
  currency            text,
  transfer_date       date,
  happened_at         timestamptz,
  report_date         date,
  settle_date         date,
  quantity            numeric     not null,
  price               numeric,
  position_amount     numeric,
  cash_amount         numeric,
  realized_pnl        numeric,
  fx_rate_to_base     numeric,
  counterparty        text,
  company             text,
  description         text,
  source              text        not null,
  feed                text        not null,
  feed_rank           smallint    not null,
  part                text        not null default '',
  as_of               timestamptz,
  content_hash        uuid        not null,
  raw_record          json        not null,
  fragments           json,
  superseded_by       bigint references transfer,
  is_effective        boolean     not null generated always as (superseded_by is null) stored,
  revision            integer     not null default 1,
  first_run_id        bigint      not null,
  last_run_id         bigint      not null,
  changed_at          timestamptz not null default now()
);
comment on table transfer is 'Positions and cash that came from, or went to, another account.';
comment on column transfer.transfer_key is 'The dedup key, with the account: R: and the transaction id, otherwise what the record says.';
comment on column transfer.transaction_id is 'The broker''s id of the booking; null if it is not selected.';
comment on column transfer.transfer_type is 'The broker''s word: INTERNAL, FOP, ACATS, DVP and others.';
comment on column transfer.direction is 'IN or OUT.';
comment on column transfer.transfer_date is 'The day of the transfer.';
comment on column transfer.happened_at is 'When it happened, if a time is stated.';
comment on column transfer.report_date is 'The day from which statements of positions have it.';
comment on column transfer.settle_date is 'The day of settlement.';
comment on column transfer.quantity is 'What it adds to the position; negative takes away; 0 for cash.';
comment on column transfer.position_amount is 'Value of the position, in currency.';
comment on column transfer.cash_amount is 'Cash that came (positive) or went, in currency.';
comment on column transfer.counterparty is 'The account at the other end.';
comment on column transfer.company is 'The other broker.';
comment on column transfer.description is 'The broker''s words.';

create index corporate_action_run on corporate_action (last_run_id);
create index corporate_action_quantity on corporate_action (quantity, account_id);
create index corporate_action_contract_id on corporate_action (contract_id);
create index corporate_action_superseded on corporate_action (superseded_by) where superseded_by is not null;
alter table corporate_action add unique (action_key, account_id);
create index transfer_run on transfer (last_run_id);
create index transfer_quantity on transfer (quantity, account_id);
create index transfer_contract_id on transfer (contract_id);
create index transfer_superseded on transfer (superseded_by) where superseded_by is not null;
alter table transfer add unique (transfer_key, account_id);

-- -------------------- quarantine

create table quarantined_record (
  id           bigint generated always as identity primary key,
  run_id       bigint      not null references run,
  account_id   bigint references broker_account,
  dataset      text        not null,
  payload_id   bigint references raw_payload,
  place        text        not null,
  reason       text        not null,
  raw_fragment text        not null,
  content_hash uuid        not null,
  ordinal      integer     not null default 0,
  feed         text        not null,
  feed_rank    smallint    not null,
  as_of        timestamptz,
  day_from     date,
  day_to       date,
  state        text        not null default 'open' check (state in ('open', 'resolved', 'discarded', 'superseded')),
  created_at   timestamptz not null default now(),
  closed_at    timestamptz,
  closed_by_run bigint references run,
  closing_note text,
  constraint closed check ((state = 'open') = (closed_at is null)),
  check (day_from <= day_to)
);
comment on table quarantined_record is 'Records that could not be read or stored, with the reason; nothing is lost.';
comment on column quarantined_record.ordinal is 'Number among records that are equal in everything else, so that malformed twins stay two.';
comment on column quarantined_record.day_from is 'The first of the days that it states, as when it was traded or booked; null if none can be read.';
comment on column quarantined_record.day_to is 'The last of them.';
comment on column quarantined_record.state is 'open; resolved: read and stored; superseded: its fact was stored from another record; discarded: given up by a user.';
create unique index quarantined_record_open on quarantined_record (dataset, coalesce(account_id, 0), content_hash, ordinal) where state = 'open';
create index quarantined_record_known on quarantined_record (dataset, coalesce(account_id, 0), content_hash) where state <> 'open';
create index quarantined_record_run on quarantined_record (run_id);
create index quarantined_record_closed on quarantined_record (closed_by_run) where closed_by_run is not null;
create index quarantined_record_payload on quarantined_record (payload_id);

-- -------------------- complete days

create table coverage (
  id           bigint generated always as identity primary key,
  account_id   bigint not null references broker_account,
  dataset      text   not null,
  source       text   not null,
  feed         text   not null,
  provisional  boolean not null default false,
  covered_from date   not null,
  covered_to   date   not null,
  run_id       bigint not null references run,
  payload_id   bigint references raw_payload,
  check (covered_from <= covered_to),
  unique (account_id, dataset, source, feed, covered_from, covered_to)
);
comment on table coverage is 'Dates of an account and dataset that a succeeded run has completed.';
comment on column coverage.provisional is 'The report is of a kind that is completed later: it completes no day.';
create index coverage_run on coverage (run_id);
create index coverage_payload on coverage (payload_id);

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
comment on table unproven_period is 'Dates that a final statement covers without completing them for a dataset, and the reason.';
create index unproven_period_run on unproven_period (run_id);

-- -------------------- alerts

-- What has been alerted, so that each cause is told once, whichever process on this database finds it.
create table alert (
  cause      text        primary key,
  detail     text        not null,
  condition  json        not null,
  raised_at  timestamptz not null default clock_timestamp(),
  cleared_at timestamptz
);
comment on table alert is 'Alerts that were sent; one that was cleared is sent again when its problem returns.';
comment on column alert.condition is 'The problem, with account and dataset; repeated when it is over.';

-- -------------------- how often the broker was asked

-- How often a broker has been asked with each credential, so that all processes on this database together keep within
-- its limits. A credential is known by a salted hash only.
create table request_pace_salt (
  one_row boolean primary key default true check (one_row),
  salt    text    not null
);
comment on table request_pace_salt is 'The salt of the hashes that identify credentials; created once.';
insert into request_pace_salt (salt) values (gen_random_uuid()::text || gen_random_uuid()::text);

create table request_pace (
  token_hash   text          primary key,
  recent       timestamptz[] not null default '{}',
  frozen_until timestamptz,
  complaints   integer       not null default 0,
  locked       boolean       not null default false
);
comment on table request_pace is 'When requests were sent with a credential (salted hash), and until when nothing may be sent; a process that is about to send locks the row.';

create table request_pace_work (
  token_hash text        not null references request_pace on delete cascade,
  work       text        not null,
  started_at timestamptz not null,
  asked      text,
  reference  text,
  begun_at   timestamptz,
  primary key (token_hash, work)
);
comment on table request_pace_work is 'When a costly request was last sent (work: the query id), and the broker''s reference of a result that was not fetched yet.';

-- -------------------- views

create view effective_order as
  select * from trade_order where is_effective;
comment on view effective_order is 'One row for each order, whatever sources tell of it. A combination has one row, and where statements tell its legs as orders of their own, one more for each of them (combo_id).';

create view effective_execution as
  select * from execution where is_effective;
comment on view effective_execution is 'Effective executions: no cancelled originals, no matched cancels, no superseded rows, no sums of others.';

create view unmatched_cancel as
  select * from execution where kind = 'CANCEL' and cancelled_by is null and superseded_by is null;
comment on view unmatched_cancel is 'Cancels whose original is not known (yet); they are effective with their own sign.';

-- Rows without con id are told apart by all that they state of their contract; what one of them leaves out is taken from the
-- others of its symbol when those agree. Numbers and days are compared as such, in whatever format and spelling they were
-- delivered. A strike of zero is none where there is no right.
create view unnamed_execution as
  with delivered as (
    select id, account_id, is_effective, superseded_by, signed_quantity, currency, symbol,
           replace(symbol, ' ', '') as name,
           upper(nullif(btrim(raw_record ->> 'assetCategory'), '')) as asset_class,
           btrim(raw_record ->> 'expiry') as expiry,
           btrim(raw_record ->> 'strike') as strike,
           upper(left(nullif(btrim(raw_record ->> 'putCall'), ''), 1)) as "right"
    from execution
    where con_id is null
  ),
  stated as (
    select id, account_id, is_effective, superseded_by, signed_quantity, currency, symbol, name, asset_class, "right",
           case when strike ~ '^0*(\.0*)?$' and "right" is null then null
                when strike ~ '^\d[\d,]*(\.\d*)?$' then trim_scale(replace(strike, ',', '')::numeric)::text
                else nullif(strike, '') end as strike,
           case when expiry ~ '^\d{1,2}-?[A-Za-z]{3}-?(\d\d)?\d\d$'
                then '20' || right(expiry, 2)
                  || lpad(((strpos('JANFEBMARAPRMAYJUNJULAUGSEPOCTNOVDEC',
                                   upper(substring(expiry from '[A-Za-z]{3}'))) + 2) / 3)::text, 2, '0')
                  || lpad(substring(expiry from '^\d{1,2}'), 2, '0')
                else nullif(replace(expiry, '-', ''), '') end as expiry
    from delivered
  ),
  classed as (
    select s.*,
           coalesce(asset_class, case when min(asset_class) over symbols = max(asset_class) over symbols
                                      then min(asset_class) over symbols end) as class
    from stated s
    window symbols as (partition by account_id, name)
  )
  select id, account_id, is_effective, superseded_by, signed_quantity, symbol, name, class,
         coalesce(currency, case when min(currency) over classes = max(currency) over classes
                                 then min(currency) over classes end) as currency,
         coalesce(expiry, case when min(expiry) over classes = max(expiry) over classes
                               then min(expiry) over classes end) as expiry,
         coalesce(strike, case when min(strike) over classes = max(strike) over classes
                               then min(strike) over classes end) as strike,
         coalesce("right", case when min("right") over classes = max("right") over classes
                                then min("right") over classes end) as "right"
  from classed
  window classes as (partition by account_id, name, class);
comment on view unnamed_execution is 'Executions without con id, with what their contracts are told apart by.';

-- A contract has its present symbol.
create view position_by_contract as
  with named as (
    select account_id, con_id,
           trim_scale(coalesce(sum(signed_quantity) filter (where is_effective), 0)) as quantity,
           max(symbol collate "C") collate "default" as symbol
    from execution
    where con_id is not null
    group by account_id, con_id
  ),
  moved as (
    select account_id, con_id, sum(actions) as actions, sum(transfers) as transfers
    from (select account_id, con_id, quantity as actions, null::numeric as transfers from corporate_action where is_effective
          union all
          select account_id, con_id, null, quantity from transfer where is_effective) x
    where con_id is not null
    group by account_id, con_id
  ),
  unnamed as (
    select account_id, class, max(symbol collate "C") collate "default" as symbol,
           trim_scale(coalesce(sum(signed_quantity) filter (where is_effective), 0)) as quantity
    from unnamed_execution
    group by account_id, name, class, currency, expiry, strike, "right"
    having bool_or(superseded_by is null)
  )
  select n.account_id, a.code as account, n.con_id, coalesce(c.symbol, n.symbol) as symbol, c.id as contract_id, n.quantity,
         c.sec_type as asset_class, trim_scale(coalesce(m.actions, 0)) as left_out_corporate_actions,
         trim_scale(coalesce(m.transfers, 0)) as left_out_transfers
  from named n
  join broker_account a on a.id = n.account_id
  left join ibkr_contract c on c.con_id = n.con_id
  left join moved m on m.account_id = n.account_id and m.con_id = n.con_id
  union all
  select u.account_id, a.code, null, u.symbol, null, u.quantity, u.class, null, null
  from unnamed u
  join broker_account a on a.id = u.account_id;
comment on view position_by_contract is 'Sum of the effective signed quantities of executions; 0 if everything was sold or cancelled. It leaves out corporate actions and transfers, which the view position has.';
comment on column position_by_contract.left_out_corporate_actions is 'What stored corporate actions add to the position; not in quantity.';
comment on column position_by_contract.left_out_transfers is 'What stored transfers add to the position; not in quantity.';

-- Days with a record of a final report in quarantine. Nobody knows what it says, so no other statement makes them complete. A
-- record whose day cannot be read, or lies outside of its statement, may belong to any day of it. Orders that are derived have
-- only what executions state. Before a run, if one is given: without what it did.
create function doubtful_days(account bigint, of_dataset text, before_run bigint default null) returns datemultirange
language sql stable set enable_seqscan = off as $$
  with record as (
    select q.dataset, q.feed, q.payload_id, q.day_from, q.day_to
    from trading.quarantined_record q
    where q.state = 'open' and q.dataset in (of_dataset, 'executions') and coalesce(q.account_id, 0) = account
      and q.run_id is distinct from before_run
    union all
    select q.dataset, q.feed, q.payload_id, q.day_from, q.day_to
    from trading.quarantined_record q
    where q.closed_by_run = before_run and q.run_id <> before_run and q.account_id = account
      and q.dataset in (of_dataset, 'executions')
  ),
  stated as (
    select r.dataset, r.feed, case when r.day_from is not null then daterange(r.day_from, r.day_to, '[]') end as own,
           case when p.period_from is not null then daterange(p.period_from, p.period_to, '[]') end as statement
    from record r left join trading.raw_payload p on p.id = r.payload_id
  ),
  doubt as (
    select s.dataset, s.feed, coalesce(nullif(s.own * s.statement, 'empty'), s.statement, s.own) as days from stated s
  ),
  final as (
    select d.dataset, range_agg(d.days) as days
    from doubt d
    where d.days is not null
      and exists (select from trading.coverage c where c.account_id = account and c.feed = d.feed and not c.provisional)
    group by d.dataset
  ),
  derived as (
    select range_agg(daterange(u.day_from, u.day_to, '[]')) as days
    from trading.unproven_period u
    where u.account_id = account and u.dataset = of_dataset and u.reason = 'from-executions'
  )
  select coalesce((select f.days from final f where f.dataset = of_dataset), '{}')
    + coalesce((select f.days * d.days from final f cross join derived d
                where f.dataset = 'executions' and of_dataset = 'orders'), '{}')
$$;
comment on function doubtful_days is 'Days of a dataset that are not complete because a record of a final report is in quarantine.';

create view proven_period as
select p.account_id, a.code as account, p.dataset, lower(r.days) as proven_from, upper(r.days) - 1 as proven_to
from (select account_id, dataset,
             range_agg(daterange(covered_from, covered_to, '[]')) - doubtful_days(account_id, dataset) as days
      from coverage where not provisional
      group by account_id, dataset) p
cross join lateral unnest(p.days) as r(days)
join broker_account a on a.id = p.account_id;
comment on view proven_period is 'The complete days, as the smallest number of periods.';

create view unconfirmed_execution as
select e.*
from execution e
where e.is_effective
  and (is_told_live(e.feed_rank) or e.feed in (select c.feed from coverage c where c.provisional))
  and exists (select 1 from coverage c
              where c.account_id = e.account_id and c.dataset = 'executions' and not c.provisional
                and coalesce(e.trade_date, (e.executed_at at time zone 'America/New_York')::date)
                    between c.covered_from and c.covered_to);
comment on view unconfirmed_execution is 'Executions that only a provisional report or a live source states, although a final one has covered their day.';
