-- The same booking under different keys, because a report names it by less than another one does: confirmations give
-- bookings and cancels neither exec id nor transaction id, and a query may lack the column of the exec id. The row that
-- is named worse gives way. What it cost is told by the better one, so that costs add up over all rows.
update trading.execution e
set superseded_by = d.better, commission = null, taxes = null,
    cancelled_by = case when e.kind <> 'CANCEL' then e.cancelled_by end,
    revision = e.revision + 1, last_run_id = d.run_id, changed_at = now()
from (
  select k.id, b.id as better, p.run_id
  from (select ?::bigint as account_id, ?::bigint as run_id, ?::text[] as con_ids) p
  join trading.execution k on k.account_id = p.account_id and k.con_id = any (p.con_ids) and k.ibkr_exec_id is null
  cross join lateral (
    select x.id
    from (
      select t.*
      from trading.execution t
      where t.account_id + 0 = k.account_id and t.con_id = k.con_id and t.trade_id = k.trade_id
      union all
      select t.*
      from trading.execution t
      where k.kind = 'CANCEL' and t.account_id = k.account_id and t.con_id = k.con_id and t.kind = 'CANCEL'
        and (t.orig_trade_id = k.orig_trade_id or k.orig_trade_id is null and t.executed_at = k.executed_at)
      union all
      select t.*
      from trading.execution t
      where k.kind = 'BOOK' and k.trade_id is null
        and t.account_id + 0 = k.account_id and t.con_id = k.con_id and t.kind = 'BOOK' and t.trade_date = k.trade_date
    ) x
    where x.kind = k.kind
      and (x.ibkr_exec_id is not null
           or x.transaction_id is not null and k.transaction_id is null and x.feed_rank > k.feed_rank)
      and case
            when x.transaction_id is null or k.transaction_id is null then
              x.signed_quantity = k.signed_quantity
              and (k.kind = 'BOOK' and k.trade_id is not null or x.price is not distinct from k.price)
              -- a trade can be corrected and taken back again on a later day; the final report is never the earlier one
              and (k.kind <> 'CANCEL' or coalesce(x.report_date >= k.report_date, true))
            else x.transaction_id = k.transaction_id
              or exists (select from json_array_elements(x.fragments) f where f ->> 'part' = k.transaction_id)
          end
    order by length(x.transaction_id), x.transaction_id collate "C", x.exec_key
    limit 1
  ) b
) d
where e.id = d.id and (e.superseded_by is distinct from d.better or e.commission is not null or e.taxes is not null)
