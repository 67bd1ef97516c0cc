-- A run, and the law that none of its records is lost.
select r.id, a.code as account, r.dataset, r.source,
       case when r.status = 'running' and not trading.is_at_work(r.account_id, r.dataset) then 'interrupted' else r.status end as status,
       r.started_at, r.finished_at, r.read, r.inserted, r.updated, r.unchanged, r.quarantined, ignored_total(r.ignored) as ignored,
       r.ignored::text as by_rule, r.corrected, r.orders_made, r.payload_id, r.payload, r.error
from trading.run r
left join trading.broker_account a on a.id = r.account_id
where r.id = cast(:#id as bigint)
