-- Look-ups that stay as cheap as they are in an empty store: what follows the rows of a run finds the few rows it may
-- concern by their ids, not by reading all that was ever traded in a contract.

-- Serves cancels, duplicates and bookings, which name a trade of a contract, and whoever asks for a contract's executions.
drop index execution_contract;
create index execution_contract on execution (con_id, trade_id);
create index execution_booked on execution (con_id, trade_date) where kind = 'BOOK';

drop index execution_cancel;
create index execution_cancel on execution (account_id, con_id) where kind = 'CANCEL';
drop index execution_book_without_id;
create index execution_book_without_id on execution (account_id, con_id)
  where ibkr_exec_id is null and transaction_id is null and kind in ('BOOK', 'CANCEL');

drop index option_event_unbooked;
create index option_event_unbooked on option_event (account_id, con_id) where booking_execution_id is null;
drop index option_event_orphan;
create index option_event_orphan on option_event (account_id, con_id)
  where parent_event_id is null and event_type in ('DELIVERY', 'CASH_SETTLEMENT');
create index option_event_parent on option_event (underlying_con_id, event_date)
  where event_type in ('ASSIGNMENT', 'EXERCISE');

create function option_event_booking(event_account bigint, event_con_id text, event_trade_id text, event_day date,
                                     event_quantity numeric)
returns table (id bigint, executed_at timestamptz) language sql stable as $$
  select b.id, b.executed_at
  from (
    select x.id, x.executed_at, x.feed_rank, x.exec_key
    from trading.execution x
    where x.account_id + 0 = event_account and x.con_id = event_con_id and x.kind = 'BOOK' and x.trade_id = event_trade_id
    union all
    select x.id, x.executed_at, x.feed_rank, x.exec_key
    from trading.execution x
    where event_trade_id is null
      and x.account_id + 0 = event_account and x.con_id = event_con_id and x.kind = 'BOOK'
      and x.trade_date = event_day and x.signed_quantity = event_quantity
  ) b
  order by b.feed_rank desc, b.exec_key
  limit 1
$$;
comment on function option_event_booking is 'The booking of an option event, when it is there: it knows the time of day.';

-- As before; the candidates are found by the trade that the cancel names, when it names one.
create or replace view cancel_match as
with cancel as (
  select c.*, row_number() over (partition by account_id, orig_trade_id
                                 order by length(transaction_id), transaction_id collate "C", exec_key) as nth
  from execution c
  where kind = 'CANCEL' and superseded_by is null
)
select c.account_id, c.id as cancel_id, m.id as target_id, m.hits_current, c.con_id
from cancel c,
lateral (
  select t.id, h.hits_current
  from (
    select x.id, x.kind, x.transaction_id, x.trade_id, x.exec_revision, x.exec_key, x.executed_at, x.price,
           x.signed_quantity, x.fragments
    from execution x
    where x.account_id + 0 = c.account_id and x.con_id = c.con_id and x.trade_id = c.orig_trade_id
    union all
    select x.id, x.kind, x.transaction_id, x.trade_id, x.exec_revision, x.exec_key, x.executed_at, x.price,
           x.signed_quantity, x.fragments
    from execution x
    where c.orig_trade_id is not null and c.orig_transaction_id is not null
      and x.account_id + 0 = c.account_id and x.con_id = c.con_id and x.trade_id is null
    union all
    select x.id, x.kind, x.transaction_id, x.trade_id, x.exec_revision, x.exec_key, x.executed_at, x.price,
           x.signed_quantity, x.fragments
    from execution x
    where c.orig_trade_id is null
      and x.account_id + 0 = c.account_id and x.con_id = c.con_id
  ) t,
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
  where t.kind <> 'CANCEL' and h.hits_current is not null
  order by h.hits_current desc, length(t.transaction_id) desc nulls last, t.transaction_id collate "C" desc nulls last,
           t.exec_revision, t.exec_key
  limit 1
) m;
