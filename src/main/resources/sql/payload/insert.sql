-- The readings of a dry run have negative numbers that nobody else knows.
insert into trading.raw_payload
  (sha256, source, name, feed, size_bytes, as_of, period_from, period_to, accounts, fetched_at, reading_id)
values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, greatest(?, 0))
on conflict do nothing
returning id
