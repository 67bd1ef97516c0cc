select f.payload, min(f.started_at)
from trading.run f
where f.account_id is null and f.source = ?
  and not exists (select 1 from trading.run r
                  where r.account_id is not null and r.source = f.source and r.payload = f.payload)
group by f.payload
