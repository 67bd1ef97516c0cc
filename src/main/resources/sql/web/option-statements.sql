-- The runs that wrote the row, and the documents that they read.
select distinct r.id as run_id, r.started_at, r.source, r.payload_id, coalesce(p.name, r.payload) as document, p.feed, p.as_of
from trading.run r
left join trading.raw_payload p on p.id = r.payload_id
where r.id in (
  select unnest(array[t.first_run_id, t.last_run_id]) from trading.option_event t where t.id = cast(:#id as bigint)
  union all
  select v.replaced_by_run from trading.record_revision v where v.dataset = 'option-events' and v.row_id = cast(:#id as bigint)
)
order by r.id
limit 1000
