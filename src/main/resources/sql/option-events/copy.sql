copy staged_option_event (
  event_key, con_id, symbol, event_type, event_type_text, event_ts, event_date, time_precision, trade_id,
  quantity, price, mark_price, proceeds, commission_and_tax, cost_basis, realized_pnl, currency,
  fx_rate_to_base, underlying_con_id, source, feed, feed_rank, part, as_of, content_hash, raw_record,
  fragments, contract_id
) from stdin with (format binary)
