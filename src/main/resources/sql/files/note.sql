-- What became of a file. One that is as it was is left alone, so that looking at a folder writes nothing.
insert into trading.source_file as f (source, path, state, sha256, size_bytes, accounts, reader, payload_id, error)
select v.source, v.path, v.state, v.sha256, v.size_bytes, v.accounts, v.reader, p.id, v.error
from (select ?::text as source, ?::text as path, ?::text as state, ?::text as sha256, ?::bigint as size_bytes,
             ?::text[] as accounts, ?::text as reader, ?::text as error) v
left join trading.raw_payload p on p.sha256 = v.sha256
on conflict (source, path) do update
set state = excluded.state, sha256 = excluded.sha256, size_bytes = excluded.size_bytes, accounts = excluded.accounts,
    reader = excluded.reader, payload_id = excluded.payload_id, error = excluded.error,
    changed_at = case when f.state = excluded.state then f.changed_at else clock_timestamp() end
where (f.state, f.sha256, f.accounts, f.reader, f.payload_id, f.error)
  is distinct from (excluded.state, excluded.sha256, excluded.accounts, excluded.reader, excluded.payload_id, excluded.error)
