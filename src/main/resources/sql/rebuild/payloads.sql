-- What was stored from which payload, in the order in which the payloads came. Records of quarantine that were read again
-- are in other payloads.
select r.id, r.sha256, r.source, r.feed, r.name, r.reading_id, r.fetched_at, a.code as account, s.dataset
from trading.raw_payload r
join (
  select distinct x.payload_id, x.account_id, x.dataset from trading.run x where x.status = 'succeeded' and x.account_id is not null
) s on s.payload_id = r.id
join trading.broker_account a on a.id = s.account_id
where r.source <> 'quarantine'
order by r.id, a.code collate "C", s.dataset
