-- Revisions of one fill of which not the highest counts.
with p as (select ?::bigint as account_id),
corrected as (
  select distinct e.account_id, e.exec_group
  from p join trading.execution e on p.account_id is null or e.account_id = p.account_id
  where e.exec_revision > 1
),
member as (
  select e.id, e.account_id, e.exec_group, e.exec_revision, e.superseded_by,
         coalesce(e.con_id, max(e.con_id) over (partition by e.account_id, e.exec_group), e.symbol) as contract
  from corrected c
  cross join lateral (
    select x.id, x.account_id, x.exec_group, x.exec_revision, x.superseded_by, x.con_id, x.symbol
    from trading.execution x
    where x.account_id + 0 = c.account_id and x.exec_group = c.exec_group
      and x.exec_key >= 'X:' || c.exec_group and x.exec_key < 'X:' || c.exec_group || '/'
    offset 0
  ) e
),
decided as (
  select m.*, nullif(first_value(m.id) over (partition by m.account_id, m.exec_group, m.contract
                                             order by m.exec_revision desc), m.id) as wanted
  from member m
)
select a.code as account, 'execution' as relation, d.id::text as id,
       case when d.wanted is null then 'it is the highest revision of its fill, and gave way to execution ' || d.superseded_by
            else 'execution ' || d.wanted || ' is a higher revision of its fill, and it gave way to '
              || coalesce('execution ' || d.superseded_by, 'none') end as what
from decided d
left join trading.broker_account a on a.id = d.account_id
where d.superseded_by is distinct from d.wanted
