-- Figures that need the whole history of a contract, kept beside the rows so that the page need not read a million of them:
-- sums of days, round trips, positions with their cost. They are what the views say and nothing else. A contract of which
-- anything has changed since is marked in the transaction that changes it. Whoever reads takes what is kept of the contracts
-- without a mark, and reads the rows of the others; so nothing is ever shown that does not hold any more.

-- -------------------- which contracts have changed

create table stale_contract (
  con_id text not null
);
comment on table stale_contract is 'Contracts of which something has changed since their figures were kept; once for each change. Read their rows, not kept_day, kept_round_trip or kept_position.';
comment on column stale_contract.con_id is 'The contract.';

-- A mark is only ever added: to look for one that is there would wait for those who make the figures, or miss that they have.
create function mark_replacing(replacing bigint[]) returns void language sql set enable_seqscan = off as $$
  -- rows that were replaced have costs that are those of the row that replaces them, and of the one that replaces that
  with recursive over (id) as (
    select distinct r.id from unnest(replacing) r (id)
    union
    select x.id
    from over o
    cross join lateral (select e.superseded_by, e.cancelled_by from trading.execution e where e.id = o.id offset 0) e
    cross join lateral (values (e.superseded_by), (e.cancelled_by)) x (id)
    where x.id is not null
  )
  insert into trading.stale_contract (con_id)
  select distinct e.con_id
  from over o cross join lateral (select e.con_id from trading.execution e where e.id = o.id offset 0) e
  where e.con_id is not null
$$;
comment on function mark_replacing is 'Marks the contracts of rows that replace others which have changed.';

create function mark_contracts() returns trigger language plpgsql as $$
declare
  replacing bigint[];
begin
  if tg_op in ('INSERT', 'UPDATE') then
    insert into trading.stale_contract (con_id) select distinct s.con_id from says s where s.con_id is not null;
    select array_agg(x.id) into replacing
    from says s cross join lateral (values (s.superseded_by), (s.cancelled_by)) x (id)
    where x.id is not null;
    if replacing is not null then
      perform trading.mark_replacing(replacing);
    end if;
  end if;
  if tg_op in ('UPDATE', 'DELETE') then
    insert into trading.stale_contract (con_id) select distinct s.con_id from said s where s.con_id is not null;
    select array_agg(x.id) into replacing
    from said s cross join lateral (values (s.superseded_by), (s.cancelled_by)) x (id)
    where x.id is not null;
    if replacing is not null then
      perform trading.mark_replacing(replacing);
    end if;
  end if;
  return null;
end $$;
comment on function mark_contracts is 'Marks the contracts of executions that are new, changed or gone.';

create trigger execution_marks_new after insert on execution
  referencing new table as says for each statement execute function mark_contracts();
create trigger execution_marks_changed after update on execution
  referencing old table as said new table as says for each statement execute function mark_contracts();
create trigger execution_marks_gone after delete on execution
  referencing old table as said for each statement execute function mark_contracts();

create function mark_positions() returns trigger language plpgsql as $$
begin
  if tg_op in ('INSERT', 'UPDATE') then
    insert into trading.stale_contract (con_id) select s.con_id from says s where s.con_id <> '';
  else
    insert into trading.stale_contract (con_id) select s.con_id from said s where s.con_id <> '';
  end if;
  return null;
end $$;
comment on function mark_positions is 'Marks contracts whose sum is another one.';
create trigger position_total_marks_new after insert on position_total
  referencing new table as says for each statement execute function mark_positions();
create trigger position_total_marks_changed after update on position_total
  referencing new table as says for each statement execute function mark_positions();
create trigger position_total_marks_gone after delete on position_total
  referencing old table as said for each statement execute function mark_positions();

create function mark_moved() returns trigger language plpgsql as $$
begin
  if tg_op in ('INSERT', 'UPDATE') then
    insert into trading.stale_contract (con_id) select distinct s.con_id from says s where s.con_id is not null;
  end if;
  if tg_op in ('UPDATE', 'DELETE') then
    insert into trading.stale_contract (con_id) select distinct s.con_id from said s where s.con_id is not null;
  end if;
  return null;
end $$;
comment on function mark_moved is 'Marks the contracts of corporate actions, transfers and accepted openings that are new, changed or gone.';
do $$
declare
  moving text;
begin
  foreach moving in array array['corporate_action', 'transfer', 'accepted_opening'] loop
    execute format('create trigger %1$s_marks_new after insert on %1$I referencing new table as says'
                   ' for each statement execute function mark_moved()', moving);
    execute format('create trigger %1$s_marks_changed after update on %1$I referencing old table as said new table as says'
                   ' for each statement execute function mark_moved()', moving);
    execute format('create trigger %1$s_marks_gone after delete on %1$I referencing old table as said'
                   ' for each statement execute function mark_moved()', moving);
  end loop;
end $$;

create function mark_terms() returns trigger language plpgsql as $$
begin
  insert into trading.stale_contract (con_id)
  select s.con_id
  from says s join said o using (id)
  where (s.con_id, s.sec_type, s.symbol, s.underlying_symbol, s.expiry, s.strike, s."right", s.multiplier, s.currency, s.description)
    is distinct from
    (o.con_id, o.sec_type, o.symbol, o.underlying_symbol, o.expiry, o.strike, o."right", o.multiplier, o.currency, o.description);
  return null;
end $$;
comment on function mark_terms is 'Marks contracts whose terms are others now.';
-- An opening may be accepted before anything else names its contract.
create function mark_named() returns trigger language plpgsql as $$
begin
  insert into trading.stale_contract (con_id)
  select s.con_id from says s where exists (select from trading.accepted_opening o where o.con_id = s.con_id);
  return null;
end $$;
comment on function mark_named is 'Marks contracts that are new, if an accepted opening has named them before.';
create trigger ibkr_contract_marks_new after insert on ibkr_contract
  referencing new table as says for each statement execute function mark_named();
create trigger ibkr_contract_marks_changed after update on ibkr_contract
  referencing old table as said new table as says for each statement execute function mark_terms();

-- -------------------- what is kept

create view contract_day as
select e.account_id, a.code as account, e.con_id, trading_day(e.trade_date, e.executed_at, e.report_date) as trading_day,
       coalesce(c.symbol, e.symbol) as symbol, coalesce(c.underlying_symbol, c.symbol, e.symbol) as underlying, e.currency,
       coalesce(e.commission_currency, e.currency) as commission_currency,
       count(*) filter (where e.is_effective and e.kind = 'FILL') as fills,
       count(*) filter (where e.is_effective and e.kind = 'BOOK') as bookings,
       trim_scale(sum(e.realized_pnl) filter (where e.is_effective)) as realized_pnl,
       count(*) filter (where e.is_effective and e.realized_pnl is null) as without_realized_pnl,
       trim_scale(sum(e.commission) filter (where changes_position(e.kind))) as commission,
       count(*) filter (where e.is_effective and e.kind = 'FILL' and e.commission is null) as without_commission,
       trim_scale(sum(e.taxes) filter (where changes_position(e.kind))) as taxes
from execution e
join broker_account a on a.id = e.account_id
left join ibkr_contract c on c.id = e.contract_id
group by e.account_id, a.code, e.con_id, trading_day(e.trade_date, e.executed_at, e.report_date), coalesce(c.symbol, e.symbol),
         coalesce(c.underlying_symbol, c.symbol, e.symbol), e.currency, coalesce(e.commission_currency, e.currency);
comment on view contract_day is 'The figures of pnl_by_day, contract by contract.';

create table kept_day (like contract_day);
comment on table kept_day is 'What contract_day said of a contract when its figures were made; without a row in stale_contract it says so still.';
create table kept_round_trip (like round_trip);
comment on table kept_round_trip is 'What round_trip said of a contract when its figures were made; without a row in stale_contract it says so still.';
create table kept_position (like open_position);
comment on table kept_position is 'What open_position said of a contract when its figures were made; without a row in stale_contract it says so still.';

alter table kept_day add foreign key (account_id) references broker_account on delete cascade;
alter table kept_round_trip add foreign key (account_id) references broker_account on delete cascade;
alter table kept_position add foreign key (account_id) references broker_account on delete cascade;
create index kept_day_contract on kept_day (con_id);
create index kept_day_day on kept_day (account_id, trading_day);
create index kept_round_trip_contract on kept_round_trip (con_id);
create index kept_round_trip_end on kept_round_trip (account_id, coalesce(closed_at, opened_at));
create index kept_round_trip_open on kept_round_trip (account_id, opened_at) where closed_at is null;
create index kept_position_contract on kept_position (con_id);
create index kept_position_account on kept_position (account_id);

-- Makes the figures of some of the contracts that are marked. All of it sees one moment, so a mark that comes later stays.
create function keep_figures(most integer) returns integer
language plpgsql security definer set search_path = trading, pg_temp as $$
declare
  contracts text[];
begin
  if current_setting('transaction_isolation') = 'read committed' then
    raise 'figures are kept in a transaction that sees one moment: repeatable read';
  end if;
  if not pg_try_advisory_xact_lock(hashtext('trading.stale_contract')) then
    return 0;
  end if;
  select coalesce(array_agg(s.con_id), '{}') into contracts from (select distinct con_id from stale_contract limit most) s;
  if contracts = '{}' then
    return 0;
  end if;
  delete from stale_contract where con_id = any (contracts);
  delete from kept_day where con_id = any (contracts);
  delete from kept_round_trip where con_id = any (contracts);
  delete from kept_position where con_id = any (contracts);
  insert into kept_day select * from contract_day d where d.con_id = any (contracts);
  insert into kept_round_trip select * from round_trip r where r.con_id = any (contracts);
  insert into kept_position select * from open_position p where p.con_id = any (contracts);
  return cardinality(contracts);
end $$;
comment on function keep_figures is 'Makes the figures of that many marked contracts anew, and returns of how many; 0 if there are none, or another session does it.';
revoke execute on function keep_figures from public;

-- Who empties the executions empties what is kept of them.
create function forget_figures() returns trigger language plpgsql security definer set search_path = trading, pg_temp as $$
begin
  delete from kept_day;
  delete from kept_round_trip;
  delete from kept_position;
  delete from stale_contract;
  return null;
end $$;
comment on function forget_figures is 'Drops all kept figures.';
revoke execute on function forget_figures from public;
create trigger execution_forgets after truncate on execution for each statement execute function forget_figures();

-- Who empties what moves positions besides leaves the executions: all that is kept is to be made anew.
create function mark_kept() returns trigger language plpgsql as $$
begin
  insert into trading.stale_contract (con_id)
  select k.con_id from trading.kept_position k union select k.con_id from trading.kept_round_trip k;
  return null;
end $$;
comment on function mark_kept is 'Marks all contracts of which positions or round trips are kept.';
create trigger corporate_action_marks_all after truncate on corporate_action for each statement execute function mark_kept();
create trigger transfer_marks_all after truncate on transfer for each statement execute function mark_kept();
create trigger accepted_opening_marks_all after truncate on accepted_opening for each statement execute function mark_kept();

-- -------------------- what holds now

-- Functions, because to plan these views takes longer than to read what is kept, and mostly there is nothing to ask them for.
create function changed_days() returns setof contract_day language plpgsql stable rows 100 as $$
begin
  if exists (select from trading.stale_contract) then
    return query select * from trading.contract_day v
      where v.con_id = any (array(select distinct s.con_id from trading.stale_contract s));
  end if;
  if exists (select from trading.execution e where e.con_id is null) then
    return query select * from trading.contract_day v where v.con_id is null;
  end if;
end $$;
comment on function changed_days is 'The rows of contract_day that are not kept: of marked contracts, and of rows without con id. They see what the query sees.';

create function changed_round_trips() returns setof round_trip language plpgsql stable rows 100 as $$
begin
  if exists (select from trading.stale_contract) then
    return query select * from trading.round_trip v
      where v.con_id = any (array(select distinct s.con_id from trading.stale_contract s));
  end if;
  if exists (select from trading.execution e where e.con_id is null)
     or exists (select from trading.corporate_action a where a.con_id is null)
     or exists (select from trading.transfer t where t.con_id is null and t.quantity <> 0) then
    return query select * from trading.round_trip v where v.con_id is null;
  end if;
end $$;
comment on function changed_round_trips is 'The rows of round_trip that are not kept: of marked contracts, and of rows without con id. They see what the query sees.';

create function changed_positions() returns setof open_position language plpgsql stable rows 100 as $$
begin
  if exists (select from trading.stale_contract) then
    return query select * from trading.open_position v
      where v.con_id = any (array(select distinct s.con_id from trading.stale_contract s));
  end if;
  if exists (select from trading.execution e where e.con_id is null)
     or exists (select from trading.corporate_action a where a.con_id is null)
     or exists (select from trading.transfer t where t.con_id is null and t.quantity <> 0) then
    return query select * from trading.open_position v where v.con_id is null;
  end if;
end $$;
comment on function changed_positions is 'The rows of open_position that are not kept: of marked contracts, and of rows without con id. They see what the query sees.';

-- While very many contracts are marked, as after a first load, the days that are asked for are read from the rows by their index.
create view current_day as
select k.* from kept_day k
where k.con_id not in (select s.con_id from stale_contract s)
  and (select count(*) from (select from stale_contract limit 2001) s) <= 2000
union all
select c.* from changed_days() c where (select count(*) from (select from stale_contract limit 2001) s) <= 2000
union all
select d.* from contract_day d where (select count(*) from (select from stale_contract limit 2001) s) > 2000;
comment on view current_day is 'The rows of contract_day, from what is kept as far as it holds.';

create view current_round_trip as
select k.* from kept_round_trip k where k.con_id not in (select s.con_id from stale_contract s)
union all
select c.* from changed_round_trips() c;
comment on view current_round_trip is 'The rows of round_trip, from what is kept as far as it holds.';

create view current_position as
select k.* from kept_position k where k.con_id not in (select s.con_id from stale_contract s)
union all
select c.* from changed_positions() c;
comment on view current_position is 'The rows of open_position, from what is kept as far as it holds.';

-- The columns mean what those of the views mean.
do $$
declare
  made record;
begin
  for made in
    select c.oid::regclass as relation, v.attname as name, coalesce(col_description(o.oid, u.attnum), col_description(p.oid, w.attnum)) as meaning
    from pg_class c
    join pg_attribute v on v.attrelid = c.oid and v.attnum > 0
    join pg_class o on o.relnamespace = c.relnamespace
      and o.relname = case when c.relname like '%day' then 'pnl_by_day' when c.relname like '%trip' then 'round_trip' else 'open_position' end
    left join pg_attribute u on u.attrelid = o.oid and u.attname = v.attname
    join pg_class p on p.relnamespace = c.relnamespace and p.relname = 'trade'
    left join pg_attribute w on w.attrelid = p.oid and w.attname = v.attname
    where c.relnamespace = 'trading'::regnamespace
      and c.relname in ('contract_day', 'kept_day', 'kept_round_trip', 'kept_position', 'current_day', 'current_round_trip', 'current_position')
  loop
    execute format('comment on column %s.%I is %L', made.relation, made.name, made.meaning);
  end loop;
end $$;

-- -------------------- what is looked for among many

-- The few executions that are no plain fills, by their days. No query of a run names its condition, so none takes it for a
-- look-up by key.
create index execution_not_plain on execution (account_id, trading_day(trade_date, executed_at, report_date))
  where (is_effective and kind = 'FILL') is not true;
