insert into trading.request_pace_work (token_hash, work, started_at) values (?, ?, ?)
on conflict (token_hash, work) do update set started_at = excluded.started_at
