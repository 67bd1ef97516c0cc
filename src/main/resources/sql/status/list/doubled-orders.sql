-- Orders at work that one client has sent under one number and reference, and that IBKR knows as two: it may have lost the first
-- while the connection was lost.
select a.code as account, o.submitted_at::date::text as day, o.symbol,
       lower(o.status) || ' as ' || o.perm_id || ': ' || o.side || coalesce(' ' || trim_scale(o.quantity), '')
         || coalesce(' at ' || trim_scale(o.limit_price), '') || ', reference ' || o.order_reference as what,
       'trade_order ' || o.id as "row"
from trading.effective_order o
join trading.broker_account a on a.id = o.account_id
where o.status in ('PENDING', 'WORKING', 'PARTIALLY_FILLED') and o.not_seen_since is null
  and exists (
    select from trading.effective_order x
    where x.account_id = o.account_id and x.id <> o.id and x.perm_id <> o.perm_id
      and x.status in ('PENDING', 'WORKING', 'PARTIALLY_FILLED') and x.not_seen_since is null
      and x.client_id = o.client_id and x.client_order_id = o.client_order_id and x.order_reference = o.order_reference
      and x.con_id = o.con_id and x.side = o.side)
