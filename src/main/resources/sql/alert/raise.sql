insert into trading.alert as known (cause, detail, condition) values (?, ?, ?::json)
on conflict (cause) do update set detail = excluded.detail, condition = excluded.condition, raised_at = clock_timestamp(),
  cleared_at = null
where known.cleared_at is not null or known.detail <> excluded.detail
