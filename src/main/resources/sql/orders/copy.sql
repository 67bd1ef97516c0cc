copy staged_trade_order (
  order_key, ibkr_order_id, perm_id, con_id, symbol, status, status_text, status_reason, order_type, order_type_text,
  time_in_force, side, quantity, filled_quantity, remaining_quantity, limit_price, stop_price, average_price, currency,
  commission, commission_currency, order_reference, submitted_at, submitted_at_text, updated_at, trade_date, good_till_date,
  oca_group, parent_perm_id, parent_client_order_id, submitter, client_id, client_order_id, combo_legs, source, feed,
  feed_rank, part, as_of, content_hash, raw_record, fragments, contract_id
) from stdin with (format binary)
