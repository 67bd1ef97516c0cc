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

create view order_status_timeline as
with said as (
  select o.id, o.status, o.filled_quantity, o.changed_at as valid_from, o.revision, o.last_run_id as run_id
  from trade_order o
  union all
  select r.row_id, r.said ->> 'status', (r.said ->> 'filled_quantity')::numeric, r.valid_from, r.revision,
         (r.said ->> 'last_run_id')::bigint
  from record_revision r
  where r.dataset = 'orders' and r.valid_from < r.replaced_at
),
step as (
  select s.*, lag((s.status, s.filled_quantity)) over (partition by s.id order by s.revision)
                is distinct from (s.status, s.filled_quantity) as is_new
  from said s
)
select o.account_id, a.code as account, o.ibkr_order_id, s.status, s.filled_quantity, s.valid_from,
       lead(s.valid_from) over (partition by s.id order by s.revision) as valid_to, s.run_id, s.id as order_id
from step s
join trade_order o on o.id = s.id
join broker_account a on a.id = o.account_id
where s.is_new;
comment on view order_status_timeline is 'Each state of an order as it became known; valid_to is null on the latest.';
