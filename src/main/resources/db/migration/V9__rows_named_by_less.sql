-- Rows without exec id give way when a report names them better.
drop index execution_book_without_id;
create index execution_without_exec_id on execution (account_id, con_id) where ibkr_exec_id is null;

-- What a cancel takes back, once more:
-- * A cancel that names a booking whose row does not tell its booking (yet), because only a confirmation told of it, finds
--   it by the trade: the n-th cancel of a trade takes back its n-th revision.
-- * Cancels that name nothing and look the same take back one row each.
-- * A row that gave way to one that is named better is not taken back; the better one is.
create or replace view cancel_match as
with cancel as (
  select c.*,
         row_number() over (partition by account_id, orig_trade_id
                            order by length(transaction_id), transaction_id collate "C", exec_key) as nth,
         row_number() over (partition by account_id, orig_trade_id, orig_transaction_id, con_id, executed_at, price,
                                         signed_quantity
                            order by length(transaction_id), transaction_id collate "C", exec_key) as nth_alike
  from execution c
  where kind = 'CANCEL' and superseded_by is null
)
select c.account_id, c.id as cancel_id, m.id as target_id, m.hits_current, c.con_id
from cancel c,
lateral (
  select t.id, h.level <> 2 as hits_current
  from (
    select x.id, x.kind, x.ibkr_exec_id, x.superseded_by, x.transaction_id, x.trade_id, x.exec_revision, x.exec_key,
           x.executed_at, x.price, x.signed_quantity, x.fragments
    from execution x
    where x.account_id + 0 = c.account_id and x.con_id = c.con_id and x.trade_id = c.orig_trade_id
    union all
    select x.id, x.kind, x.ibkr_exec_id, x.superseded_by, x.transaction_id, x.trade_id, x.exec_revision, x.exec_key,
           x.executed_at, x.price, x.signed_quantity, x.fragments
    from execution x
    where c.orig_trade_id is not null and c.orig_transaction_id is not null
      and x.account_id + 0 = c.account_id and x.con_id = c.con_id and x.trade_id is null
    union all
    select x.id, x.kind, x.ibkr_exec_id, x.superseded_by, x.transaction_id, x.trade_id, x.exec_revision, x.exec_key,
           x.executed_at, x.price, x.signed_quantity, x.fragments
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
    select x.id, x.kind, x.ibkr_exec_id, x.superseded_by, x.transaction_id, x.trade_id, x.exec_revision, x.exec_key,
           x.executed_at, x.price, x.signed_quantity, x.fragments
    from execution x
    where c.orig_trade_id is null
      and x.account_id + 0 = c.account_id and x.con_id = c.con_id
  ) t,
  -- 1: what the row says now, 2: what it said before it was booked anew, 3: what it most likely is
  lateral (select
    case
      when c.orig_transaction_id is not null then
        case when t.transaction_id = c.orig_transaction_id then 1
             when exists (select 1 from json_array_elements(t.fragments) f
                          where f ->> 'part' = c.orig_transaction_id) then 2
             when t.transaction_id is null and t.trade_id = c.orig_trade_id
                  and coalesce(t.exec_revision, 1) = c.nth then 3 end
      when c.orig_trade_id is not null and t.trade_id = c.orig_trade_id then
        case when t.transaction_id is null or c.transaction_id is null then
               case when coalesce(t.exec_revision, 1) = c.nth then 1 end
             when (length(t.transaction_id), t.transaction_id collate "C")
                < (length(c.transaction_id), c.transaction_id collate "C") then 1
             when exists (select 1 from json_array_elements(t.fragments) f
                          where f ->> 'part' <> ''
                            and (length(f ->> 'part'), (f ->> 'part') collate "C")
                              < (length(c.transaction_id), c.transaction_id collate "C")) then 2 end
      when c.orig_trade_id is null and t.executed_at = c.executed_at and t.price = c.price
           and t.signed_quantity = - c.signed_quantity then 1
    end as level) h
  where t.kind <> 'CANCEL' and h.level is not null
    and (t.ibkr_exec_id is not null or t.superseded_by is null)
  order by h.level, length(t.transaction_id) desc nulls last, t.transaction_id collate "C" desc nulls last,
           t.exec_revision, t.exec_key
  limit 1 offset case when c.orig_trade_id is null and c.orig_transaction_id is null then c.nth_alike - 1 else 0 end
) m;
