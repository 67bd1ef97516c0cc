-- A document, with the runs that read it.
select p.id, p.name, p.source, p.feed, p.size_bytes, p.period_from, p.period_to, p.as_of, p.fetched_at, p.sha256,
       r.id as run, a.code as account, r.dataset, r.status, r.read, r.inserted, r.updated, r.unchanged, r.quarantined, r.started_at
from trading.raw_payload p
left join trading.run r on r.payload_id = p.id
left join trading.broker_account a on a.id = r.account_id
where p.id = ?
order by r.id
