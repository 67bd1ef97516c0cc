-- The ledger, the newest first: what was read is what was stored, known, quarantined or ignored by rule.
select r.id, r.started_at, r.finished_at, a.code as account, r.dataset, r.source,
       case when r.status = 'running' and not trading.is_at_work(r.account_id, r.dataset) then 'interrupted' else r.status end as status,
       r.read, r.inserted, r.updated, r.unchanged, r.quarantined, ignored_total(r.ignored) as ignored, r.corrected, r.orders_made,
       r.payload_id, r.payload, r.error
from trading.run r
left join trading.broker_account a on a.id = r.account_id
where (cast(:#account as text) is null or a.code = cast(:#account as text))
  and (cast(:#status as text) = 'all' or r.status = cast(:#status as text))
order by r.id desc
limit cast(:#limit as bigint) offset cast(:#offset as bigint)
