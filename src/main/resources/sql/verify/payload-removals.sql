-- Payloads go only with their accounts, which is counted. Accounts may have been removed before there were seals.
with p as (select ?::bigint as account_id),
gone as (select count(*) as n from trading.payload_seal s where s.removed_at is not null),
removed as (
  select coalesce(sum((r.counts ->> 'raw_payload')::bigint), 0) as n
  from trading.account_removal r
  where r.removed_at >= (select min(s.sealed_at) from trading.payload_seal s)
)
select null as account, 'payload_seal' as relation, null as id,
       g.n || ' payloads were removed by their seals, and removals of accounts removed ' || r.n as what
from p, gone g, removed r
where g.n <> r.n
