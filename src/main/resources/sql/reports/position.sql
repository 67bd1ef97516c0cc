insert into trading.broker_position
  (report_id, account_id, day, con_id, symbol, asset_class, currency, quantity, cost_basis, mark_price, raw_record)
values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?::json)
