insert into trading.raw_payload
  (sha256, source, name, feed, size_bytes, as_of, period_from, period_to, accounts, fetched_at)
values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
on conflict do nothing
returning id
