copy staged_trade_order (
  ibkr_order_id, con_id, symbol, status, order_type, order_type_text, time_in_force, side, quantity,
  filled_quantity, limit_price, stop_price, average_price, currency, commission, commission_currency,
  order_reference, submitted_at, submitted_at_text, updated_at, trade_date, source, feed, feed_rank, part,
  as_of, content_hash, raw_record, fragments, contract_id
) from stdin with (format binary)
