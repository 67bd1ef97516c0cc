-- Keeps a report, unless one of the same days says the same: that one is then as new as the newest statement that says it.
insert into trading.broker_report as known
  (account_id, first_day, last_day, as_of, base_currency, sections, faults, source, feed, content_hash, payload_id, run_id)
values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
on conflict (account_id, first_day, last_day, content_hash) do update
set as_of = excluded.as_of, payload_id = excluded.payload_id
where excluded.as_of > known.as_of or known.as_of is null and excluded.as_of is not null
returning id, xmax = 0 as is_new
