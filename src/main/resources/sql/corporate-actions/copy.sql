copy staged_corporate_action (
  action_key, transaction_id, action_id, action_type, con_id, symbol, currency, action_date, happened_at,
  report_date, quantity, amount, proceeds, value, realized_pnl, fx_rate_to_base, description, codes, source,
  feed, feed_rank, part, as_of, content_hash, raw_record, fragments, contract_id
) from stdin with (format binary)
