-- Whether any stored row of some days may be named better by another report.
select exists (
  select from trading.execution e
  where e.account_id = ? and trading.is_named_poorly(e.ibkr_exec_id, e.transaction_id, e.kind)
    and trading.trading_day(e.trade_date, e.executed_at, e.report_date) between ?::date - 5 and ?::date + 5
)
