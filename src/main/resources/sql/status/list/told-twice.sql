-- Rows of which it is unknown whether they state one fact:
-- - They are equal, but one states its contract by con id and the other does not. A statement with both shows that they are two.
-- - The same columns identify them, and they differ in a price of which one is rounded, or within one order and second in the
--   symbol. A statement with both shows that they are two.
-- - They are cancelled, and only the day identifies them, in a statement that begins after it: the trade may have been made again.
select a.code as account, trading.trading_day(e.trade_date, e.executed_at, e.report_date)::text as day, e.symbol,
       e.side || ' ' || trim_scale(e.quantity) || coalesce(' at ' || trim_scale(e.price), '') as what,
       'execution ' || e.id as "row"
from trading.execution e
join trading.broker_account a on a.id = e.account_id
where trading.is_named_poorly(e.ibkr_exec_id, e.transaction_id, e.kind)
  and (e.is_effective and exists (
    select from trading.execution x
    where x.account_id = e.account_id
      and trading.trading_day(x.trade_date, x.executed_at, x.report_date)
        = trading.trading_day(e.trade_date, e.executed_at, e.report_date)
      and x.quantity = e.quantity and x.price = e.price and x.signed_quantity = e.signed_quantity
      and x.is_effective and x.id <> e.id and (x.con_id is null) <> (e.con_id is null)
      and (x.symbol is null or e.symbol is null
           or x.executed_at = e.executed_at and x.time_precision <> 'DATE' and e.time_precision <> 'DATE'))
    or e.is_effective and exists (
      select from trading.execution x
      where x.account_id = e.account_id
        and trading.trading_day(x.trade_date, x.executed_at, x.report_date)
          = trading.trading_day(e.trade_date, e.executed_at, e.report_date)
        and x.quantity = e.quantity and x.price between e.price - 0.0051 and e.price + 0.0051
        and x.signed_quantity = e.signed_quantity and x.is_effective and x.id <> e.id
        and (trading.stated(x.raw_record, x.fragments, '#nearTwin') is null
             or trading.stated(e.raw_record, e.fragments, '#nearTwin') is null)
        and trading.is_named_poorly(x.ibkr_exec_id, x.transaction_id, x.kind)
        and (x.trade_id = e.trade_id
             or coalesce(x.trade_id = e.trade_id, true)
                and x.executed_at = e.executed_at and x.time_precision = 'SECOND' and e.time_precision = 'SECOND')
        and case when x.price = e.price
                 then x.ibkr_order_id = e.ibkr_order_id and x.con_id is null and e.con_id is null
                   and trading.plain_symbol(x.symbol) <> trading.plain_symbol(e.symbol)
                 else coalesce(x.ibkr_order_id = e.ibkr_order_id, true)
                   and coalesce(x.con_id = e.con_id, trading.plain_symbol(x.symbol) = trading.plain_symbol(e.symbol))
                   and (round(x.price, greatest(2, scale(trim_scale(e.price)))) = e.price
                        or round(e.price, greatest(2, scale(trim_scale(x.price)))) = x.price) end)
    or e.cancelled_by is not null and e.kind <> 'CANCEL' and e.superseded_by is null and e.report_date is null
      and trading.stated(e.raw_record, e.fragments, '#bookedLater') is not null
      and not exists (
        select from trading.execution x
        cross join lateral (select regexp_replace(e.exec_key, ':\d+$', '') as base) k
        where x.account_id = e.account_id and x.id <> e.id
          and x.exec_key in (k.base || ':0', k.base || ':1', k.base || ':2')))
