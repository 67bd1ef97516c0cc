-- A cancel that names a booking finds it, too, when the row has another trade id than the cancel names: an execution that
-- was booked anew under its exec id shows the trade id of its latest booking. The contract is searched only when the trade
-- id has not led to the booking.
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
    where c.orig_trade_id is not null and c.orig_transaction_id is not null
      and x.account_id + 0 = c.account_id and x.con_id = c.con_id and x.trade_id <> c.orig_trade_id
      and (x.transaction_id = c.orig_transaction_id or x.fragments is not null)
      and not exists (select from execution y
                      where y.account_id + 0 = c.account_id and y.con_id = c.con_id and y.trade_id = c.orig_trade_id
                        and (y.transaction_id = c.orig_transaction_id
                             or exists (select from json_array_elements(y.fragments) f
                                        where f ->> 'part' = c.orig_transaction_id)))
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
