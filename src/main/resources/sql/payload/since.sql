-- Payloads of the broker but one, made at a moment or later; the newest first. Records in quarantine that were read again
-- are kept as payloads, too, but come from others.
select p.id, p.source, p.feed, p.name, p.reading_id, p.as_of
from trading.raw_payload p
cross join (select ?::text as except_sha256, ?::timestamptz as moment) w
where p.sha256 <> w.except_sha256 and p.source <> 'quarantine' and (w.moment is null or p.as_of >= w.moment)
order by p.as_of desc nulls last, p.id
