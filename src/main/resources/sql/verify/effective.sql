-- Executions whose flag does not follow from what is noted of them, and those that gave way to a row that cannot stand for them.
with p as (select ?::bigint as account_id)
select a.code as account, 'execution' as relation, e.id::text as id,
       concat_ws('; ',
         case when e.is_effective <> (e.superseded_by is null and e.cancelled_by is null and trading.changes_position(e.kind)) then
           'it is called ' || case when e.is_effective then '' else 'not ' end || 'effective, and its links say otherwise' end,
         case when b.id is not null and (b.account_id <> e.account_id or b.id = e.id or b.superseded_by = e.id) then
           'it gave way to execution ' || b.id || ', which cannot stand for it' end) as what
from p
join trading.execution e on p.account_id is null or e.account_id = p.account_id
left join trading.execution b on b.id = e.superseded_by
left join trading.broker_account a on a.id = e.account_id
where e.is_effective <> (e.superseded_by is null and e.cancelled_by is null and trading.changes_position(e.kind))
   or b.id is not null and (b.account_id <> e.account_id or b.id = e.id or b.superseded_by = e.id)
