copy staged_transfer (
  transfer_key, transaction_id, transfer_type, direction, con_id, symbol, currency, transfer_date,
  happened_at, report_date, settle_date, quantity, price, position_amount, cash_amount, realized_pnl,
  fx_rate_to_base, counterparty, company, description, source, feed, feed_rank, part, as_of, content_hash,
  raw_record, fragments, contract_id
) from stdin with (format binary)
