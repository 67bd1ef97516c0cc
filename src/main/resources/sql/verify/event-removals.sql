-- Events lose what they say only when their account is removed, which is counted.
with p as (select ?::bigint as account_id),
emptied as (select count(*) as n from trading.event e where e.data is null and e.account_id is null),
removed as (select coalesce(sum((r.counts ->> 'event')::bigint), 0) as n from trading.account_removal r)
select null as account, 'event' as relation, null as id,
       e.n || ' events say nothing any more, and removals of accounts emptied ' || r.n as what
from p, emptied e, removed r
where e.n <> r.n
