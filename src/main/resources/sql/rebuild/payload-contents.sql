select '' as account, r.sha256 as key,
       jsonb_build_object('rows', c.rows, 'skipped', c.skipped)::text as said
from trading.payload_content c
join trading.raw_payload r on r.id = c.payload_id
where r.source <> 'quarantine' and exists (select from trading.run x where x.payload_id = r.id and x.account_id is not null)
order by r.sha256 collate "C"
