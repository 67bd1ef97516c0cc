-- What positions are made of, and what was found when they were held against the broker's.

-- -------------------- what was carried in

-- What stood in an account before the first stored day is in no record. It counts once a person has said so.
-- -------------------- rows that tell of one booking

-- What rows of both tables say, by which they are matched. A row that states only its report date has it as its day, too.
create view movement_row as
select 'corporate_action' as relation, a.id, a.account_id, a.last_run_id, a.action_key as key, a.transaction_id, a.con_id,
       upper(replace(a.symbol, ' ', '')) as name, a.quantity, a.quantity as amount, a.currency,
       case when a.happened_at is not null or a.action_date is distinct from a.report_date then a.action_date end as day,
       a.report_date, a.action_type as type, a.action_id, null as direction, a.superseded_by, 1 as usual_days
from corporate_action a
union all
select 'transfer', t.id, t.account_id, t.last_run_id, t.transfer_key, t.transaction_id, t.con_id, upper(replace(t.symbol, ' ', '')),
       t.quantity, case when t.quantity = 0 then t.cash_amount else t.quantity end, t.currency,
       case when t.happened_at is not null or t.transfer_date is distinct from t.report_date then t.transfer_date end,
       t.report_date, t.transfer_type, null, t.direction, t.superseded_by, 0
from transfer t;
comment on view movement_row is 'Rows of corporate actions and transfers, by what tells whether two of them are the same booking; used by match_movements.';
comment on column movement_row.relation is 'corporate_action or transfer.';
comment on column movement_row.id is 'Key of the row in its table.';
comment on column movement_row.account_id is 'The account: broker_account.id.';
comment on column movement_row.last_run_id is 'The run that last changed the row.';
comment on column movement_row.key is 'The dedup key.';
comment on column movement_row.transaction_id is 'The broker''s id of the booking.';
comment on column movement_row.con_id is 'The contract at IBKR.';
comment on column movement_row.name is 'The symbol without spaces, in capitals.';
comment on column movement_row.quantity is 'What it adds to the position.';
comment on column movement_row.amount is 'The same; of cash its amount.';
comment on column movement_row.currency is 'The currency of the row.';
comment on column movement_row.day is 'The day on which it happened; null if only the report date is stated.';
comment on column movement_row.report_date is 'The day from which statements of positions have it.';
comment on column movement_row.type is 'The broker''s code.';
comment on column movement_row.action_id is 'The broker''s id of a corporate action, which its legs share.';
comment on column movement_row.direction is 'IN or OUT, of a transfer.';
comment on column movement_row.superseded_by is 'The row that counts instead.';
comment on column movement_row.usual_days is 'Days from the day to the report date, as a rule.';

-- Matches rows that tell of one booking, and lets the one with the best ids count. A row joins a booking if it contradicts none
-- of what the rows of the booking state. From the best kind to the poorest, each row joins a booking that no row of its kind
-- has joined yet; kinds are told apart by what they state. The result is decided by all rows of a quantity, in no matter which
-- order they came. Returns how many rows it changed.
create function match_movements(in_table text, run bigint, account bigint) returns bigint
language plpgsql set enable_seqscan = off as $$
declare
  alike record;
  r record;
  best integer;
  bookings integer;
  ids bigint[];
  kinds text[];
  con_ids text[];
  names text[];
  days date[];
  report_dates date[];
  types text[];
  action_ids text[];
  directions text[];
  currencies text[];
  row_ids bigint[] := '{}';
  counting bigint[] := '{}';
  changed bigint;
begin
  for alike in
    with written as (
      select w.id, w.quantity, w.amount from trading.movement_row w where w.relation = in_table and w.last_run_id = run
    )
    select distinct m.quantity, m.amount
    from written w
    join trading.movement_row m on m.relation = in_table and m.account_id = account and m.quantity = w.quantity
      and m.amount is not distinct from w.amount
    where m.transaction_id is null
    union
    -- what gave way to a row that says something else now
    select m.quantity, m.amount
    from written w join trading.movement_row m on m.relation = in_table and m.superseded_by = w.id
  loop
    bookings := 0;
    ids := '{}'; kinds := '{}'; con_ids := '{}'; names := '{}'; days := '{}'; report_dates := '{}'; types := '{}';
    action_ids := '{}'; directions := '{}'; currencies := '{}';
    for r in
      select m.*, case when m.transaction_id is not null then 'ids' else concat(m.con_id is null, m.name is null, m.day is null,
               m.report_date is null, m.type is null, m.action_id is null, m.direction is null, m.currency is null) end as kind
      from trading.movement_row m
      where m.relation = in_table and m.account_id = account and m.quantity = alike.quantity
        and m.amount is not distinct from alike.amount
      order by m.transaction_id is null, m.con_id is null, m.day is null and m.report_date is null,
               m.day is null or m.report_date is null, kind, coalesce(m.report_date, m.day), m.day, m.key
    loop
      best := null;
      if r.transaction_id is null then
        select b.n into best
        from generate_series(1, bookings) b (n)
        where kinds[b.n] <> r.kind
          and case when r.con_id is not null and con_ids[b.n] is not null then r.con_id = con_ids[b.n]
                   else r.name is not distinct from names[b.n] end
          and (r.type = types[b.n]) is not false and (r.action_id = action_ids[b.n]) is not false
          and (r.direction = directions[b.n]) is not false and (r.currency = currencies[b.n]) is not false
          and (r.day = days[b.n]) is not false and (r.report_date = report_dates[b.n]) is not false
          and (r.day = days[b.n] or r.report_date = report_dates[b.n]
               or (report_dates[b.n] - r.day between 0 and 5) is not false and (r.report_date - days[b.n] between 0 and 5) is not false)
        order by (r.report_date = report_dates[b.n]) is not true, (r.day = days[b.n]) is not true,
                 abs(coalesce(report_dates[b.n] - r.day, r.report_date - days[b.n]) - r.usual_days), b.n
        limit 1;
      end if;
      if best is null then
        bookings := bookings + 1;
        best := bookings;
        ids[best] := r.id;
      end if;
      kinds[best] := r.kind;
      con_ids[best] := coalesce(con_ids[best], r.con_id);
      names[best] := coalesce(names[best], r.name);
      days[best] := coalesce(days[best], r.day);
      report_dates[best] := coalesce(report_dates[best], r.report_date);
      types[best] := coalesce(types[best], r.type);
      action_ids[best] := coalesce(action_ids[best], r.action_id);
      directions[best] := coalesce(directions[best], r.direction);
      currencies[best] := coalesce(currencies[best], r.currency);
      if r.superseded_by is distinct from nullif(ids[best], r.id) then
        row_ids := row_ids || r.id;
        counting := counting || nullif(ids[best], r.id);
      end if;
    end loop;
  end loop;
  execute format(
    'update trading.%I t set superseded_by = d.counting, revision = t.revision + 1, last_run_id = $3, changed_at = now()'
    ' from unnest($1, $2) d (id, counting) where t.id = d.id', in_table)
    using row_ids, counting, run;
  get diagnostics changed = row_count;
  return changed;
end
$$;
comment on function match_movements is 'Lets one row count of those that tell of one corporate action or transfer; used by the follow-ups of a run.';

-- -------------------- positions

create view position as
with movement as (
  select e.account_id, e.con_id, e.symbol, coalesce(e.report_date, e.trade_date, (e.executed_at at time zone 'America/New_York')::date) as day,
         e.signed_quantity as quantity, 'executions' as by
  from execution e
  where e.is_effective
  union all
  select m.account_id, m.con_id, m.own_symbol, coalesce(m.trading_day, '-infinity'), m.quantity, m.kind
  from position_movement m
),
daily as (
  select m.account_id, m.con_id, case when m.con_id is null then m.symbol end as loose_symbol, m.day,
         max(m.symbol collate "C") collate "default" as symbol,
         coalesce(sum(m.quantity) filter (where m.by = 'executions'), 0) as executions,
         coalesce(sum(m.quantity) filter (where m.by = 'CORPORATE_ACTION'), 0) as corporate_actions,
         coalesce(sum(m.quantity) filter (where m.by = 'TRANSFER'), 0) as transfers,
         coalesce(sum(m.quantity) filter (where m.by = 'OPENING'), 0) as openings
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

-- Runs and certificates are put on one line, so that the cost grows with their number and not with its square. What IB Gateway tells
-- has no period: it is of the day, or of the days of the rows that came by it.
create view reconciled_statement as
with report as (
  select distinct on (b.account_id, b.last_day, b.first_day) b.id, b.account_id, b.first_day, b.last_day
  from broker_report b
  order by b.account_id, b.last_day, b.first_day, b.as_of desc nulls last, b.id desc
),
certified as (
  select b.id as report_id, b.account_id, c.id as certificate_id, c.last_run_id, c.status, c.proven, c.broken, c.not_stated
  from report b
  cross join lateral (select t.* from certificate t where t.report_id = b.id order by t.id desc limit 1) c
),
line as (
  select c.account_id, c.last_run_id as run_id, c.report_id, null::date as since from certified c
  union all
  select r.account_id, r.id, null,
         case when p.feed = 'tws' then
           least((r.started_at at time zone 'America/New_York')::date,
                 (select min(trading_day(e.trade_date, e.executed_at, e.report_date)) from execution e where e.first_run_id = r.id))
         else coalesce(p.period_from, '-infinity') end
  from run r join raw_payload p on p.id = r.payload_id
  where r.status = 'succeeded' and r.account_id is not null and r.inserted + r.updated + r.corrected > 0
),
changed as (
  select l.report_id, min(l.since) over (partition by l.account_id order by l.run_id desc, l.report_id nulls last
                                         rows between unbounded preceding and current row) as since
  from line l
)
select a.id as account_id, a.code as account, b.id as report_id, b.first_day, b.last_day, c.certificate_id, c.status, c.proven,
       c.broken, c.not_stated, c.certificate_id is not null and coalesce(h.since > b.last_day, true) as holds
from report b
join broker_account a on a.id = b.account_id
left join certified c on c.report_id = b.id
left join changed h on h.report_id = b.id;
comment on view reconciled_statement is 'Statements with totals, of several for the same days the newest, and what came of comparing them.';
comment on column reconciled_statement.account_id is 'The account: broker_account.id.';
comment on column reconciled_statement.account is 'The broker''s code of the account.';
comment on column reconciled_statement.report_id is 'The statement: broker_report.id.';
comment on column reconciled_statement.first_day is 'First day of the statement.';
comment on column reconciled_statement.last_day is 'Last day of the statement.';
comment on column reconciled_statement.certificate_id is 'Its newest certificate: certificate.id; null if there is none.';
comment on column reconciled_statement.status is 'proven, broken or not stated, by that certificate.';
comment on column reconciled_statement.proven is 'Number of equations of which both sides are equal.';
comment on column reconciled_statement.broken is 'Number of equations of which both sides are stated and differ.';
comment on column reconciled_statement.not_stated is 'Number of equations that the statement does not state.';
comment on column reconciled_statement.holds is 'Whether there is a certificate, and no later run that wrote rows has read a payload that begins before the statement''s last day.';
