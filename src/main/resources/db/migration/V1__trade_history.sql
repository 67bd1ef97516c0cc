-- The trade history of broker accounts. Flyway creates the schema `trading` and sets the search path to it.
-- Identifiers that the broker hands out (con id, exec id, order id ...) are text: they name things, nothing is computed with them.

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
comment on table broker_account is 'Accounts whose history is kept; only active LIVE and PAPER accounts are synced.';

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
  encoding     text        not null default 'deflate'
);
comment on table raw_payload is 'What a source delivered, byte-exact; the bytes are the concatenated chunks, decompressed.';

create table raw_payload_chunk (
  payload_id bigint  not null references raw_payload,
  seq        integer not null,
  bytes      bytea   not null,
  primary key (payload_id, seq)
);
alter table raw_payload_chunk alter column bytes set storage external;

create function ignored_total(ignored jsonb) returns bigint language sql immutable
  return (select coalesce(sum(value::bigint), 0) from jsonb_each_text(ignored));

create table run (
  id          bigint generated always as identity primary key,
  account_id  bigint references broker_account,
  dataset     text        not null check (dataset in ('orders', 'executions', 'option-events')),
  source      text        not null,
  payload_id  bigint references raw_payload,
  payload     text,
  status      text        not null check (status in ('running', 'succeeded', 'failed', 'interrupted')),
  read        bigint      not null default 0,
  inserted    bigint      not null default 0,
  updated     bigint      not null default 0,
  unchanged   bigint      not null default 0,
  quarantined bigint      not null default 0,
  ignored     jsonb       not null default '{}',
  started_at  timestamptz not null default clock_timestamp(),
  finished_at timestamptz,
  error       text,
  constraint conservation check (status <> 'succeeded'
    or read = inserted + updated + unchanged + quarantined + ignored_total(ignored)),
  constraint finished check ((status = 'running') = (finished_at is null))
);
comment on constraint conservation on run is 'No run may be called succeeded that lost a record.';
create index run_recent on run (account_id, dataset, id desc);
create index run_of_query on run (source, dataset, coalesce(account_id, 0), payload, started_at desc, id desc);
create index run_unfinished on run (dataset, account_id) where status = 'running';

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
comment on table instrument is 'Broker-agnostic instruments; empty text where the broker did not say.';

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
  stated                 jsonb not null default '{}'
);
comment on column ibkr_contract.stated is 'Per attribute [rank, as of]: which statement its value comes from, so that the newest wins in any order of arrival.';
create index ibkr_contract_unresolved on ibkr_contract (underlying_con_id) where underlying_contract_id is null and underlying_con_id is not null;

create table trade_order (
  id                  bigint generated always as identity primary key,
  account_id          bigint      not null references broker_account,
  ibkr_order_id       text collate "C" not null,
  con_id              text,
  contract_id         bigint references ibkr_contract,
  symbol              text,
  status              text        not null,
  order_type          text,
  order_type_text     text,
  time_in_force       text,
  side                text check (side in ('BUY', 'SELL')),
  quantity            numeric,
  filled_quantity     numeric,
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
  source              text        not null,
  feed                text        not null,
  feed_rank           smallint    not null,
  part                text        not null default '',
  as_of               timestamptz,
  content_hash        uuid,
  raw_record          json,
  fragments           json,
  revision            integer     not null default 1,
  first_run_id        bigint      not null,
  last_run_id         bigint      not null,
  changed_at          timestamptz not null default now(),
  unique (ibkr_order_id, account_id)
);
comment on column trade_order.quantity is 'Ordered quantity; null where the source only tells what was filled (Flex).';
comment on column trade_order.fragments is 'Further records of the same order (other feeds, other report days) that this row is folded from.';

create table order_alias (
  account_id bigint not null,
  namespace  text   not null,
  value      text   not null,
  order_id   bigint not null references trade_order,
  primary key (account_id, namespace, value, order_id)
);
comment on table order_alias is 'Every other id of an order: BROKERAGE, ORDER_REF, CP_ORDER, PERM ...';
create index order_alias_order on order_alias (order_id);

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
  order_id            bigint references trade_order,
  con_id              text,
  contract_id         bigint references ibkr_contract,
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
  is_effective        boolean     not null generated always as (superseded_by is null and cancelled_by is null) stored,
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
comment on column execution.commission is 'Cost positive, rebate negative. Additive: the sum over all rows is the broker''s figure.';
comment on column execution.signed_quantity is 'Positive bought, negative sold; a cancel carries the opposite sign of what it cancels.';
comment on column execution.superseded_by is 'The row that says the same fact better: a higher exec id revision, or the same booking from a better feed.';
comment on column execution.cancelled_by is 'On an original: its cancel. On a cancel: the original it took back. Null on a cancel: unmatched.';
create index execution_order on execution (order_id);
create index execution_contract on execution (con_id, account_id, trade_date);
create index execution_unlinked on execution (account_id, ibkr_order_id) where order_id is null and ibkr_order_id is not null;
create index execution_corrected on execution (account_id, exec_group) where exec_revision > 1;
create index execution_cancel on execution (account_id) where kind = 'CANCEL';
create index execution_cancelled on execution (account_id) where cancelled_by is not null;
create index execution_book_without_id on execution (account_id, trade_id)
  where ibkr_exec_id is null and transaction_id is null and kind in ('BOOK', 'CANCEL');
-- The key comes before the account, in each index, and look-ups name only the key to the planner: while a table seems
-- empty all indexes look alike, and one that is read by the account alone gives all its rows for each key.
alter table execution add unique (exec_key, account_id);

create table option_event (
  id                  bigint generated always as identity primary key,
  account_id          bigint      not null references broker_account,
  event_key           text collate "C" not null,
  con_id              text,
  contract_id         bigint references ibkr_contract,
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
comment on column option_event.quantity is 'Signed as the broker signs the closing booking: negative closes a long position.';
comment on column option_event.parent_event_id is 'On a delivery leg or cash settlement: the assignment or exercise that caused it.';
create index option_event_tuple on option_event (con_id, account_id, event_date, event_type);
create index option_event_unbooked on option_event (account_id) where booking_execution_id is null;
create index option_event_orphan on option_event (account_id)
  where parent_event_id is null and event_type in ('DELIVERY', 'CASH_SETTLEMENT');
alter table option_event add unique (event_key, account_id);

create table record_revision (
  dataset     text        not null,
  row_id      bigint      not null,
  revision    integer     not null,
  said        json        not null,
  valid_from  timestamptz not null,
  replaced_at timestamptz not null,
  replaced_by_run bigint  not null,
  primary key (dataset, row_id, revision)
);
comment on table record_revision is 'What a row said before each update, with the run that changed it.';

-- Statement-level triggers keep the history, so that no code path can change a row without leaving what it said.
create function keep_revision() returns trigger language plpgsql as $$
begin
  execute format('insert into %I.record_revision (dataset, row_id, revision, said, valid_from, replaced_at, replaced_by_run)
    select %L, o.id, o.revision, row_to_json(o), o.changed_at, n.changed_at, n.last_run_id
    from said o join says n using (id)', tg_table_schema, tg_argv[0]);
  return null;
end $$;
create trigger trade_order_history after update on trade_order
  referencing old table as said new table as says for each statement execute function keep_revision('orders');
create trigger execution_history after update on execution
  referencing old table as said new table as says for each statement execute function keep_revision('executions');
create trigger option_event_history after update on option_event
  referencing old table as said new table as says for each statement execute function keep_revision('option-events');

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
  state        text        not null default 'open' check (state in ('open', 'resolved', 'discarded')),
  created_at   timestamptz not null default now(),
  closed_at    timestamptz,
  closed_by_run bigint references run,
  closing_note text,
  constraint closed check ((state = 'open') = (closed_at is null))
);
comment on column quarantined_record.ordinal is 'Place among records that nothing else tells apart, so that malformed twins stay two.';
create unique index quarantined_record_open on quarantined_record (dataset, coalesce(account_id, 0), content_hash, ordinal) where state = 'open';
create index quarantined_record_discarded on quarantined_record (dataset, coalesce(account_id, 0), content_hash) where state = 'discarded';

create table coverage (
  id           bigint generated always as identity primary key,
  account_id   bigint not null references broker_account,
  dataset      text   not null,
  source       text   not null,
  feed         text   not null,
  covered_from date   not null,
  covered_to   date   not null,
  run_id       bigint not null references run,
  payload_id   bigint references raw_payload,
  check (covered_from <= covered_to),
  unique (account_id, dataset, source, feed, covered_from, covered_to)
);
comment on table coverage is 'Which dates of which account and dataset a succeeded run has proven complete.';

create view effective_execution as
  select * from execution where is_effective;
comment on view effective_execution is 'What counts: no cancelled originals, no matched cancels, no superseded revisions.';

-- Which row a cancel takes back. Booking ids grow, so that of the rows that share a trade id the latest before the cancel
-- is meant; without booking ids the n-th cancel of a trade takes back its n-th revision; without any id the row that is
-- its mirror image. `hits_current` is false when the row has meanwhile been booked anew under the same exec id.
create view cancel_match as
with cancel as (
  select c.*, row_number() over (partition by account_id, orig_trade_id
                                 order by length(transaction_id), transaction_id collate "C", exec_key) as nth
  from execution c
  where kind = 'CANCEL' and superseded_by is null
)
select c.account_id, c.id as cancel_id, m.id as target_id, m.hits_current
from cancel c,
lateral (
  select t.id, h.hits_current
  from execution t,
  lateral (select
    case
      when c.orig_transaction_id is not null then
        case when t.transaction_id = c.orig_transaction_id then true
             when exists (select 1 from json_array_elements(t.fragments) f
                          where f ->> 'part' = c.orig_transaction_id) then false end
      when c.orig_trade_id is not null and t.trade_id = c.orig_trade_id then
        case when t.transaction_id is null or c.transaction_id is null then
               case when coalesce(t.exec_revision, 1) = c.nth then true end
             when (length(t.transaction_id), t.transaction_id collate "C")
                < (length(c.transaction_id), c.transaction_id collate "C") then true
             when exists (select 1 from json_array_elements(t.fragments) f
                          where f ->> 'part' <> ''
                            and (length(f ->> 'part'), (f ->> 'part') collate "C")
                              < (length(c.transaction_id), c.transaction_id collate "C")) then false end
      when c.orig_trade_id is null and t.executed_at = c.executed_at and t.price = c.price
           and t.signed_quantity = - c.signed_quantity then true
    end as hits_current) h
  where t.account_id + 0 = c.account_id and t.con_id = c.con_id and t.kind <> 'CANCEL' and h.hits_current is not null
  order by h.hits_current desc, length(t.transaction_id) desc nulls last, t.transaction_id collate "C" desc nulls last,
           t.exec_revision, t.exec_key
  limit 1
) m;

create view unmatched_cancel as
  select * from execution where kind = 'CANCEL' and cancelled_by is null and superseded_by is null;
comment on view unmatched_cancel is 'Cancels whose original is not known (yet); they count with their negative quantity.';

create view position_by_contract as
  select p.account_id, a.code as account, p.con_id, p.symbol, c.id as contract_id, p.quantity
  from (select account_id, con_id, max(symbol) as symbol,
               trim_scale(coalesce(sum(signed_quantity) filter (where is_effective), 0)) as quantity
        from execution
        group by account_id, con_id, case when con_id is null then symbol end) p
  join broker_account a on a.id = p.account_id
  left join ibkr_contract c on c.con_id = p.con_id;
comment on view position_by_contract is 'Sum of the effective signed quantities; 0 where everything bought was sold or taken back.';
