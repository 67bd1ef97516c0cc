-- Orders that were open, and that a complete list of the open orders lacks: they keep their last state, for nobody has told
-- how they ended. One that a later list has is open. An older list says nothing.
with run as (
  select r.account_id, r.id, :#openAt::timestamptz as at, :#openPermIds::text[] as perm_ids
  from trading.run r
  join trading.broker_account a on a.id = r.account_id
  where r.id = :#runId::bigint
    and not exists (
      select from trading.raw_payload p
      where p.source = r.source and p.as_of > :#openAt::timestamptz and a.code = any (p.accounts))
)
update trading.trade_order o
set not_seen_since = case when o.perm_id = any (run.perm_ids) then null else run.at end,
    revision = o.revision + 1, last_run_id = run.id, changed_at = now()
from run
where o.account_id = run.account_id and o.order_key >= 'P:' and trading.status_certainty(o.status) < 2
  and o.feed <> 'executions'
  and case when o.perm_id = any (run.perm_ids) then o.not_seen_since is not null
           else o.not_seen_since is null and o.as_of <= run.at end
returning o.id, o.superseded_by
