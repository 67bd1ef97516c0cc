-- How many rows a payload has. One that is counted alike is left alone, so that reading it again writes nothing and runs
-- side by side do not wait for each other.
insert into trading.payload_content as c (payload_id, rows, records, skipped)
select v.payload_id, v.rows, v.records, v.skipped
from (select ?::bigint as payload_id, ?::bigint as rows, ?::jsonb as records, ?::jsonb as skipped) v
where not exists (select from trading.payload_content known
                  where known.payload_id = v.payload_id and known.rows = v.rows
                    and known.records = v.records and known.skipped = v.skipped)
on conflict (payload_id) do update set rows = excluded.rows, records = excluded.records, skipped = excluded.skipped
