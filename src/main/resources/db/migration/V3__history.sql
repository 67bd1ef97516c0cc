-- What the tables said before. Triggers keep it, so that no code path can change a row without leaving what it said.

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
comment on table record_revision is 'The values of a row before each update, with the run that changed it.';

-- A row has at most one revision a run: what it said before the run. Statements raise the revision of whatever they change;
-- the first one of a run keeps what was said, the others change what the same run has written.
create function revise_once_a_run() returns trigger language plpgsql as $$
begin
  new.revision := old.revision;
  return new;
end $$;
comment on function revise_once_a_run is 'Several updates of a row by one run are one revision.';

create trigger trade_order_once_a_run before update on trade_order for each row
  when (new.last_run_id = old.last_run_id and new.revision <> old.revision) execute function revise_once_a_run();
create trigger execution_once_a_run before update on execution for each row
  when (new.last_run_id = old.last_run_id and new.revision <> old.revision) execute function revise_once_a_run();
create trigger option_event_once_a_run before update on option_event for each row
  when (new.last_run_id = old.last_run_id and new.revision <> old.revision) execute function revise_once_a_run();

create trigger corporate_action_once_a_run before update on corporate_action for each row
  when (new.last_run_id = old.last_run_id and new.revision <> old.revision) execute function revise_once_a_run();
create trigger transfer_once_a_run before update on transfer for each row
  when (new.last_run_id = old.last_run_id and new.revision <> old.revision) execute function revise_once_a_run();

create function keep_revision() returns trigger language plpgsql as $$
begin
  execute format('insert into %I.record_revision (dataset, row_id, revision, said, valid_from, replaced_at, replaced_by_run)
    select %L, o.id, o.revision, row_to_json(o), o.changed_at, n.changed_at, n.last_run_id
    from said o join says n using (id)
    where n.revision <> o.revision', tg_table_schema, tg_argv[0]);
  return null;
end $$;

create trigger trade_order_history after update on trade_order
  referencing old table as said new table as says for each statement execute function keep_revision('orders');
create trigger execution_history after update on execution
  referencing old table as said new table as says for each statement execute function keep_revision('executions');
create trigger option_event_history after update on option_event
  referencing old table as said new table as says for each statement execute function keep_revision('option-events');

create trigger corporate_action_history after update on corporate_action
  referencing old table as said new table as says for each statement execute function keep_revision('corporate-actions');
create trigger transfer_history after update on transfer
  referencing old table as said new table as says for each statement execute function keep_revision('transfers');

-- Rows that were stored before a run and count no more since, or count again. Each turn is a line: who turns a row and turns
-- it back has corrected nothing.
create table correction (
  run_id       bigint  not null references run on delete cascade,
  execution_id bigint  not null references execution on delete cascade,
  counts       boolean not null
);
comment on table correction is 'Executions stored before a run that it made ineffective, or effective again.';
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

-- -------------------- what was stored at a moment

-- What the tables said at any moment: rows that have not changed since, and of the others what they said before.
-- A moment counts from the start of the run that wrote. Should two runs have overlapped on one row, its later revision wins.
create function execution_as_of(moment timestamptz) returns setof trading.execution language sql stable as $$
  select distinct on (v.id) v.*
  from (
    select c.* from trading.execution c where c.changed_at <= moment
    union all
    select s.*
    from trading.record_revision r, json_populate_record(null::trading.execution, r.said) s
    where r.dataset = 'executions' and r.valid_from <= moment and r.replaced_at > moment
  ) v
  order by v.id, v.revision desc
$$;
comment on function execution_as_of is 'The rows of execution as they were stored at a moment.';

create function trade_order_as_of(moment timestamptz) returns setof trading.trade_order language sql stable as $$
  select distinct on (v.id) v.*
  from (
    select c.* from trading.trade_order c where c.changed_at <= moment
    union all
    select s.*
    from trading.record_revision r, json_populate_record(null::trading.trade_order, r.said) s
    where r.dataset = 'orders' and r.valid_from <= moment and r.replaced_at > moment
  ) v
  order by v.id, v.revision desc
$$;
comment on function trade_order_as_of is 'The rows of trade_order as they were stored at a moment.';

create function option_event_as_of(moment timestamptz) returns setof trading.option_event language sql stable as $$
  select distinct on (v.id) v.*
  from (
    select c.* from trading.option_event c where c.changed_at <= moment
    union all
    select s.*
    from trading.record_revision r, json_populate_record(null::trading.option_event, r.said) s
    where r.dataset = 'option-events' and r.valid_from <= moment and r.replaced_at > moment
  ) v
  order by v.id, v.revision desc
$$;
comment on function option_event_as_of is 'The rows of option_event as they were stored at a moment.';

create function corporate_action_as_of(moment timestamptz) returns setof trading.corporate_action language sql stable as $$
  select distinct on (v.id) v.*
  from (
    select c.* from trading.corporate_action c where c.changed_at <= moment
    union all
    select s.*
    from trading.record_revision r, json_populate_record(null::trading.corporate_action, r.said) s
    where r.dataset = 'corporate-actions' and r.valid_from <= moment and r.replaced_at > moment
  ) v
  order by v.id, v.revision desc
$$;
comment on function corporate_action_as_of is 'The rows of corporate_action as they were stored at a moment.';

create function transfer_as_of(moment timestamptz) returns setof trading.transfer language sql stable as $$
  select distinct on (v.id) v.*
  from (
    select c.* from trading.transfer c where c.changed_at <= moment
    union all
    select s.*
    from trading.record_revision r, json_populate_record(null::trading.transfer, r.said) s
    where r.dataset = 'transfers' and r.valid_from <= moment and r.replaced_at > moment
  ) v
  order by v.id, v.revision desc
$$;
comment on function transfer_as_of is 'The rows of transfer as they were stored at a moment.';

create view order_status_timeline as
with said as (
  select o.id, o.status, o.status_text, o.status_reason, o.filled_quantity, o.remaining_quantity, o.changed_at as valid_from,
         o.revision, o.last_run_id as run_id
  from trade_order o
  where o.is_effective
  union all
  select r.row_id, r.said ->> 'status', r.said ->> 'status_text', r.said ->> 'status_reason',
         (r.said ->> 'filled_quantity')::numeric, (r.said ->> 'remaining_quantity')::numeric, r.valid_from, r.revision,
         (r.said ->> 'last_run_id')::bigint
  from record_revision r
  where r.dataset = 'orders' and r.valid_from < r.replaced_at and r.said ->> 'superseded_by' is null
),
-- what a row said before it gave way is the history of the row that took over
told as (
  select s.*, coalesce(o.superseded_by, o.id) as order_id, o.superseded_by is null as stays
  from said s
  join trade_order o on o.id = s.id
),
-- that there were fills says nothing where more is known
known as (
  select t.*, max(status_certainty(t.status)) over (
           partition by t.order_id order by t.valid_from, t.stays, t.id, t.revision
           rows between unbounded preceding and 1 preceding) as before
  from told t
),
step as (
  select t.*, lag((t.status, t.filled_quantity)) over times is distinct from (t.status, t.filled_quantity) as is_new
  from known t
  where t.before is null or t.before = 0 or status_certainty(t.status) > 0
  window times as (partition by t.order_id order by t.valid_from, t.stays, t.id, t.revision)
)
select o.account_id, a.code as account, o.order_key, o.ibkr_order_id, s.status, s.status_text, s.status_reason,
       s.filled_quantity, s.remaining_quantity, s.valid_from,
       lead(s.valid_from) over (partition by s.order_id order by s.valid_from, s.stays, s.id, s.revision) as valid_to, s.run_id,
       s.order_id
from step s
join trade_order o on o.id = s.order_id
join broker_account a on a.id = o.account_id
where s.is_new;
comment on view order_status_timeline is 'Each state of an order, by the time at which it was imported; valid_to is null for the latest.';

-- -------------------- what a run changed

create function shown_value(name text, value text) returns text language sql stable as $$
  select case
    when name in ('superseded_by', 'cancelled_by', 'booking_execution_id')
      then (select e.exec_key from trading.execution e where e.id = value::bigint)
    when name = 'corporate_action_id' then (select c.action_key from trading.corporate_action c where c.id = value::bigint)
    when name = 'transfer_id' then (select t.transfer_key from trading.transfer t where t.id = value::bigint)
    when name = 'parent_event_id' then (select v.event_key from trading.option_event v where v.id = value::bigint)
    when name in ('order_id', 'combo_id') then (select o.order_key from trading.trade_order o where o.id = value::bigint)
    when name = 'contract_id' then (select c.con_id from trading.ibkr_contract c where c.id = value::bigint)
    when name = 'instrument_id'
      then (select concat_ws(' ', i.asset_class, i.symbol, i.currency, i.listing_exchange)
            from trading.instrument i where i.id = value::bigint)
    else value
  end
$$;
comment on function shown_value is 'A column''s value for people: rows of other tables by their key at the broker.';

create function changed_values(was json, becomes json) returns table (name text, old_value text, new_value text)
language sql stable as $$
  select o.key, trading.shown_value(r.refers, o.value), trading.shown_value(r.refers, n.value)
  from json_each_text(was) o
  join json_each_text(becomes) n on n.key = o.key
  cross join lateral (
    -- an order gives way to an order, a corporate action to a corporate action
    select case when o.key <> 'superseded_by' then o.key
                when was ->> 'order_key' is not null then 'order_id'
                when was ->> 'action_key' is not null then 'corporate_action_id'
                when was ->> 'transfer_key' is not null then 'transfer_id'
                else o.key end as refers
  ) r
  where o.value is distinct from n.value
    and o.key not in ('revision', 'last_run_id', 'changed_at', 'content_hash', 'raw_record', 'fragments', 'own_values')
  union all
  select 'raw_record.' || coalesce(o.key, n.key), o.value, n.value
  from json_each_text(case json_typeof(was -> 'raw_record') when 'object' then was -> 'raw_record' end) o
  full join json_each_text(case json_typeof(becomes -> 'raw_record') when 'object' then becomes -> 'raw_record' end) n
    on n.key = o.key
  where o.value is distinct from n.value
$$;
comment on function changed_values is 'Columns that differ between two states of a row, and attributes that differ between their records.';

create function changes_of_run(run bigint)
returns table (dataset text, key text, change text, name text, old_value text, new_value text)
language sql stable as $$
  with replaced as (
    select v.dataset, v.row_id, min(v.revision) as first, max(v.revision) + 1 as next
    from trading.record_revision v
    where v.replaced_by_run = run
    group by v.dataset, v.row_id
  ),
  updated as (
    select r.dataset, e.exec_key as key, r.row_id, r.first, r.next, to_json(e) as now
    from replaced r join trading.execution e on e.id = r.row_id and r.dataset = 'executions' and e.first_run_id <> run
    union all
    select r.dataset, o.order_key, r.row_id, r.first, r.next, to_json(o)
    from replaced r join trading.trade_order o on o.id = r.row_id and r.dataset = 'orders' and o.first_run_id <> run
    union all
    select r.dataset, v.event_key, r.row_id, r.first, r.next, to_json(v)
    from replaced r
    join trading.option_event v on v.id = r.row_id and r.dataset = 'option-events' and v.first_run_id <> run
    union all
    select r.dataset, c.action_key, r.row_id, r.first, r.next, to_json(c)
    from replaced r
    join trading.corporate_action c on c.id = r.row_id and r.dataset = 'corporate-actions' and c.first_run_id <> run
    union all
    select r.dataset, t.transfer_key, r.row_id, r.first, r.next, to_json(t)
    from replaced r join trading.transfer t on t.id = r.row_id and r.dataset = 'transfers' and t.first_run_id <> run
  )
  select 'orders', o.order_key, 'insert', null, null, null from trading.trade_order o where o.first_run_id = run
  union all
  select 'executions', e.exec_key, 'insert', null, null, null from trading.execution e where e.first_run_id = run
  union all
  select 'option-events', v.event_key, 'insert', null, null, null from trading.option_event v where v.first_run_id = run
  union all
  select 'corporate-actions', c.action_key, 'insert', null, null, null
  from trading.corporate_action c where c.last_run_id >= run and c.first_run_id = run
  union all
  select 'transfers', t.transfer_key, 'insert', null, null, null
  from trading.transfer t where t.last_run_id >= run and t.first_run_id = run
  union all
  select u.dataset, u.key, 'update', d.name, d.old_value, d.new_value
  from updated u
  join trading.record_revision was on (was.dataset, was.row_id, was.revision) = (u.dataset, u.row_id, u.first)
  left join trading.record_revision later on (later.dataset, later.row_id, later.revision) = (u.dataset, u.row_id, u.next)
  cross join lateral trading.changed_values(was.said, coalesce(later.said, u.now)) d
  union all
  select q.dataset, q.place, 'quarantine', null, null, q.reason from trading.quarantined_record q where q.run_id = run
$$;
comment on function changes_of_run is 'What one run changed: rows inserted, columns with their old and new values, records quarantined.';
