insert into trading.live_session (source, name, holder, is_connected, since, heard_at, accounts, parts, trouble)
values (?, ?, ?, ?, ?, ?, ?, ?, ?)
on conflict (source, name) do update set
  holder = excluded.holder,
  is_connected = excluded.is_connected,
  since = excluded.since,
  heard_at = excluded.heard_at,
  accounts = excluded.accounts,
  parts = excluded.parts,
  trouble = excluded.trouble,
  noted_at = clock_timestamp()
