select a.code as account, trading.trading_day(e.trade_date, e.executed_at, e.report_date)::text as day, e.symbol,
       e.side || ' ' || trim_scale(e.quantity) || coalesce(' at ' || trim_scale(e.price), '') as what,
       'execution ' || e.id as "row"
from trading.unconfirmed_execution e
join trading.broker_account a on a.id = e.account_id
