select a.code as account, trading.trading_day(e.trade_date, e.executed_at, e.report_date)::text as day, e.symbol,
       'cancel of ' || e.side || ' ' || trim_scale(e.quantity) || coalesce(' at ' || trim_scale(e.price), '') as what,
       'execution ' || e.id as "row"
from trading.unmatched_cancel e
join trading.broker_account a on a.id = e.account_id
