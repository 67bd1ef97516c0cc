insert into trading.execution (
  account_id, first_run_id, last_run_id,
  exec_key, ibkr_exec_id, exec_group, exec_revision, transaction_id, trade_id, kind, kind_text,
  orig_transaction_id, orig_trade_id, ibkr_order_id, brokerage_order_id, order_reference, perm_id, con_id, symbol,
  side, quantity, signed_quantity, price, currency, commission, commission_currency, taxes, proceeds,
  net_cash, accrued_interest, realized_pnl, fx_rate_to_base, executed_at, executed_at_text, time_precision,
  trade_date, report_date, settle_date, open_close, codes, exchange, order_type, order_submitted_at, source,
  feed, feed_rank, part, as_of, content_hash, raw_record, fragments, contract_id, order_id
)
select
  p.account_id, p.run_id, p.run_id,
  s.exec_key, s.ibkr_exec_id, s.exec_group, s.exec_revision, s.transaction_id, s.trade_id, s.kind,
  s.kind_text, s.orig_transaction_id, s.orig_trade_id, s.ibkr_order_id, s.brokerage_order_id,
  s.order_reference, s.perm_id, s.con_id, s.symbol, s.side, s.quantity, s.signed_quantity, s.price, s.currency,
  s.commission, s.commission_currency, s.taxes, s.proceeds, s.net_cash, s.accrued_interest, s.realized_pnl,
  s.fx_rate_to_base, s.executed_at, s.executed_at_text, s.time_precision, s.trade_date, s.report_date,
  s.settle_date, s.open_close, s.codes, s.exchange, s.order_type, s.order_submitted_at, s.source, s.feed,
  s.feed_rank, s.part, s.as_of, s.content_hash, s.raw_record, s.fragments, s.contract_id, s.order_id
from staged_execution s
cross join (select ?::bigint as account_id, ?::bigint as run_id) p
on conflict (account_id, exec_key) do update set
  ibkr_exec_id = excluded.ibkr_exec_id, exec_group = excluded.exec_group,
  exec_revision = excluded.exec_revision, transaction_id = excluded.transaction_id,
  trade_id = excluded.trade_id, kind = excluded.kind, kind_text = excluded.kind_text,
  orig_transaction_id = excluded.orig_transaction_id, orig_trade_id = excluded.orig_trade_id,
  ibkr_order_id = excluded.ibkr_order_id, brokerage_order_id = excluded.brokerage_order_id,
  order_reference = excluded.order_reference, perm_id = excluded.perm_id, con_id = excluded.con_id, symbol = excluded.symbol,
  side = excluded.side, quantity = excluded.quantity, signed_quantity = excluded.signed_quantity,
  price = excluded.price, currency = excluded.currency, commission = excluded.commission,
  commission_currency = excluded.commission_currency, taxes = excluded.taxes, proceeds = excluded.proceeds,
  net_cash = excluded.net_cash, accrued_interest = excluded.accrued_interest,
  realized_pnl = excluded.realized_pnl, fx_rate_to_base = excluded.fx_rate_to_base,
  executed_at = excluded.executed_at, executed_at_text = excluded.executed_at_text,
  time_precision = excluded.time_precision, trade_date = excluded.trade_date,
  report_date = excluded.report_date, settle_date = excluded.settle_date, open_close = excluded.open_close,
  codes = excluded.codes, exchange = excluded.exchange, order_type = excluded.order_type,
  order_submitted_at = excluded.order_submitted_at, source = excluded.source, feed = excluded.feed,
  feed_rank = excluded.feed_rank, part = excluded.part, as_of = excluded.as_of,
  content_hash = excluded.content_hash, raw_record = excluded.raw_record, fragments = excluded.fragments,
  contract_id = coalesce(excluded.contract_id, execution.contract_id),
  order_id = case when excluded.ibkr_order_id = execution.ibkr_order_id
                    or excluded.ibkr_order_id is null and excluded.perm_id = execution.perm_id
                  then coalesce(excluded.order_id, execution.order_id) else excluded.order_id end,
  revision = execution.revision + 1,
  last_run_id = excluded.last_run_id, changed_at = now()
where (execution.content_hash, execution.part, execution.as_of, execution.fragments::text)
  is distinct from (excluded.content_hash, excluded.part, excluded.as_of, excluded.fragments::text)
