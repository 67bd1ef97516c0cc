insert into trading.broker_total
  (report_id, account_id, first_day, last_day, section, currency, subject, total, amount)
values (?, ?, ?, ?, ?, ?, ?, ?, ?)
