-- What was taken back and then booked anew under the same exec id counts again.
update trading.execution e
set cancelled_by = null, revision = e.revision + 1, last_run_id = p.run_id, changed_at = now()
from (select ?::bigint as account_id, ?::bigint as run_id, ?::text[] as con_ids) p
where e.account_id = p.account_id and e.con_id = any (p.con_ids) and e.cancelled_by is not null and e.kind <> 'CANCEL'
  and not exists (select 1 from trading.cancel_match m
                  where m.account_id = e.account_id and m.con_id = e.con_id and m.target_id = e.id and m.hits_current)
