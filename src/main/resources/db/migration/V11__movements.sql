-- What positions are made of, and what was found when they were held against the broker's.

-- -------------------- what was carried in

-- What stood in an account before the first stored day is in no record. It counts once a person has said so.
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

-- -------------------- positions

create view position as
with movement as (
  select e.account_id, e.con_id, e.symbol, coalesce(e.report_date, e.trade_date, (e.executed_at at time zone 'America/New_York')::date) as day,
         e.signed_quantity as quantity, 'executions' as by
  from execution e
  where e.is_effective
  union all
  select a.account_id, a.con_id, a.symbol, coalesce(a.report_date, a.action_date), a.quantity, 'corporate-actions'
  from corporate_action a
  where a.is_effective
  union all
  select t.account_id, t.con_id, t.symbol, coalesce(t.report_date, t.transfer_date), t.quantity, 'transfers'
  from transfer t
  where t.is_effective and t.quantity <> 0
  union all
  select o.account_id, o.con_id, o.symbol, '-infinity', o.quantity, 'openings'
  from accepted_opening o
  where o.replaced_at is null
),
daily as (
  select m.account_id, m.con_id, case when m.con_id is null then m.symbol end as loose_symbol, m.day,
         max(m.symbol collate "C") collate "default" as symbol,
         coalesce(sum(m.quantity) filter (where m.by = 'executions'), 0) as executions,
         coalesce(sum(m.quantity) filter (where m.by = 'corporate-actions'), 0) as corporate_actions,
         coalesce(sum(m.quantity) filter (where m.by = 'transfers'), 0) as transfers,
         coalesce(sum(m.quantity) filter (where m.by = 'openings'), 0) as openings
  from movement m
  group by m.account_id, m.con_id, case when m.con_id is null then m.symbol end, m.day
)
select d.account_id, b.code as account, d.con_id, coalesce(c.symbol, d.symbol) as symbol, c.id as contract_id, c.sec_type as asset_class,
       d.day, trim_scale(d.executions) as executions, trim_scale(d.corporate_actions) as corporate_actions,
       trim_scale(d.transfers) as transfers, trim_scale(d.openings) as openings,
       trim_scale(sum(d.executions + d.corporate_actions + d.transfers + d.openings)
         over (partition by d.account_id, d.con_id, d.loose_symbol order by d.day)) as quantity
from daily d
join broker_account b on b.id = d.account_id
left join ibkr_contract c on c.con_id = d.con_id;
comment on view position is 'Positions by account, contract and day on which they changed: executions that count, corporate actions, transfers, and what was accepted as carried in.';
comment on column position.day is 'The day of the change, as statements of positions count it: report date, else the day itself. -infinity for what was carried in.';
comment on column position.executions is 'What executions changed on the day.';
comment on column position.corporate_actions is 'What corporate actions changed on the day.';
comment on column position.transfers is 'What transfers changed on the day.';
comment on column position.openings is 'What was carried in from before the first stored day, as accepted.';
comment on column position.quantity is 'The position at the end of the day.';
comment on column position.account_id is 'The account: broker_account.id.';
comment on column position.account is 'The broker''s code of the account.';
comment on column position.con_id is 'The contract at IBKR; null if no report states it.';
comment on column position.symbol is 'The present symbol of the contract.';
comment on column position.contract_id is 'The contract: ibkr_contract.id.';
comment on column position.asset_class is 'The broker''s asset class: STK, OPT, FUT, FOP, CASH, BOND ...';

-- -------------------- certificates

create table certificate (
  id            bigint generated always as identity primary key,
  account_id    bigint      not null references broker_account on delete cascade,
  report_id     bigint      not null references broker_report on delete cascade,
  first_day     date        not null,
  last_day      date        not null,
  status        text        not null check (status in ('proven', 'broken', 'not stated')),
  proven        integer     not null,
  broken        integer     not null,
  not_stated    integer     not null,
  made_at       timestamptz not null default clock_timestamp(),
  checked_at    timestamptz not null default clock_timestamp(),
  last_run_id   bigint      not null,
  outcome       text        not null,
  sha256        text        not null,
  document      text        not null
);
comment on table certificate is 'What came of holding an account against one statement: each equation with both sides. The newest of a statement counts, as long as no later run has changed the account.';
comment on column certificate.id is 'Key in this database.';
comment on column certificate.account_id is 'The account: broker_account.id.';
comment on column certificate.report_id is 'The statement: broker_report.id.';
comment on column certificate.first_day is 'First day of the statement.';
comment on column certificate.last_day is 'Last day of the statement.';
comment on column certificate.status is 'broken if any equation is; proven if none is and at least one was proven; else not stated.';
comment on column certificate.proven is 'Number of equations of which both sides are equal.';
comment on column certificate.broken is 'Number of equations of which both sides are stated and differ.';
comment on column certificate.not_stated is 'Number of equations that the statement does not state.';
comment on column certificate.made_at is 'When it was made.';
comment on column certificate.checked_at is 'When the same came out last.';
comment on column certificate.last_run_id is 'The newest run of the account that had succeeded by then.';
comment on column certificate.outcome is 'Digest of what came out: the document without the moment and the event log.';
comment on column certificate.sha256 is 'Digest of document.';
comment on column certificate.document is 'The certificate as JSON: period, digests of the payloads, number and hash of the event log, equations.';
create index certificate_report on certificate (report_id, id);
create index certificate_account on certificate (account_id, last_day);
