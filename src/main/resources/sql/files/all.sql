-- The files of a source, each with what of its content is stored by a reader: account and dataset, with a blank between
-- them. Nothing is, as long as some of it waits in quarantine, for another reading may cure it.
select f.path, f.state, f.sha256, f.size_bytes, f.accounts, f.reader = w.reader as is_of_reader,
       coalesce(stored.parts, '{}') as stored
from trading.source_file f
cross join (select ?::text as source, ?::text as reader) w
left join lateral (
  select array_agg(coalesce(a.code, '') || ' ' || i.dataset) as parts
  from trading.imported_dataset i
  left join trading.broker_account a on a.id = i.account_id
  where i.payload_id = f.payload_id and i.reader = w.reader
    and not exists (select from trading.quarantined_record q where q.payload_id = f.payload_id and q.state = 'open')
) stored on true
where f.source = w.source
