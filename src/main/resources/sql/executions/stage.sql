-- made only when there is something to write: a run that changes nothing leaves no trace in the catalog
create temporary table if not exists staged_execution on commit drop as
select
  exec_key, ibkr_exec_id, exec_group, exec_revision, transaction_id, trade_id, kind, kind_text,
  orig_transaction_id, orig_trade_id, ibkr_order_id, brokerage_order_id, order_reference, perm_id, con_id, symbol,
  side, quantity, signed_quantity, price, currency, commission, commission_currency, taxes, proceeds,
  net_cash, accrued_interest, realized_pnl, fx_rate_to_base, executed_at, executed_at_text, time_precision,
  trade_date, report_date, settle_date, open_close, codes, exchange, order_type, order_submitted_at, source,
  feed, feed_rank, part, as_of, content_hash, raw_record, fragments, contract_id, order_id
from trading.execution
with no data
