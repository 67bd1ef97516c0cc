-- Cancels and originals whose link is not the one that their rows decide.
with p as (select ?::bigint as account_id),
asked as (
  select c.account_id, array_agg(distinct c.con_id) filter (where c.con_id is not null) as con_ids,
         array_agg(distinct trading.plain_symbol(c.symbol)) filter (where c.con_id is null and c.symbol is not null) as symbols
  from p join trading.execution c on p.account_id is null or c.account_id = p.account_id
  where c.kind = 'CANCEL' and c.superseded_by is null
  group by c.account_id
),
match as materialized (
  select k.account_id, m.*
  from asked k
  cross join lateral trading.cancel_match(k.account_id, coalesce(k.con_ids, '{}'), coalesce(k.symbols, '{}'), '{}') m
),
wanted as (
  select c.id, c.account_id, m.target_id as partner
  from p
  join trading.execution c on p.account_id is null or c.account_id = p.account_id
  left join match m on m.cancel_id = c.id
  where c.kind = 'CANCEL' and c.superseded_by is null
  union all
  select m.target_id, m.account_id, max(m.cancel_id) from match m where m.hits_current group by m.target_id, m.account_id
  union all
  select e.id, e.account_id, null
  from p
  join trading.execution e on p.account_id is null or e.account_id = p.account_id
  where e.cancelled_by is not null and e.kind <> 'CANCEL'
    and not exists (select from match m where m.target_id = e.id and m.hits_current)
)
select a.code as account, 'execution' as relation, e.id::text as id,
       case when w.partner is null then 'it is linked to execution ' || e.cancelled_by || ', and no cancel belongs to it'
            when e.cancelled_by is null then 'it belongs to execution ' || w.partner || ' and is not linked to it'
            else 'it belongs to execution ' || w.partner || ' and is linked to ' || e.cancelled_by end as what
from wanted w
join trading.execution e on e.id = w.id
left join trading.broker_account a on a.id = e.account_id
where e.cancelled_by is distinct from w.partner
