-- Option events that are not linked to the booking that they name, or to what cannot be one; deliveries whose cause is none.
with p as (select ?::bigint as account_id),
linked as (
  select v.id, v.account_id, v.event_type, v.booking_execution_id, n.id as named, b.kind, b.account_id as booking_account,
         v.parent_event_id, c.event_type as parent_type, c.account_id as parent_account
  from p
  join trading.option_event v on p.account_id is null or v.account_id = p.account_id
  left join lateral trading.option_event_booking(
    v.account_id, v.trade_id, v.quantity, v.con_id, v.symbol, v.currency, v.contract_id, v.raw_record, v.fragments) n on true
  left join trading.execution b on b.id = v.booking_execution_id
  left join trading.option_event c on c.id = v.parent_event_id
)
select a.code as account, 'option_event' as relation, l.id::text as id,
       concat_ws('; ',
         case when l.named is not null and l.booking_execution_id is distinct from l.named then
           'execution ' || l.named || ' is its booking, and it is linked to '
             || coalesce('execution ' || l.booking_execution_id, 'none') end,
         case when l.booking_execution_id is not null
                and (l.kind is distinct from 'BOOK' or l.booking_account is distinct from l.account_id) then
           'it is linked to execution ' || l.booking_execution_id || ', which is no booking of its account' end,
         case when l.parent_event_id is not null
                and (l.parent_type is null or l.parent_type not in ('ASSIGNMENT', 'EXERCISE')
                     or l.parent_account is distinct from l.account_id) then
           'it is linked to option event ' || l.parent_event_id || ', which cannot be its cause' end) as what
from linked l
left join trading.broker_account a on a.id = l.account_id
where l.named is not null and l.booking_execution_id is distinct from l.named
   or l.booking_execution_id is not null and (l.kind is distinct from 'BOOK' or l.booking_account is distinct from l.account_id)
   or l.parent_event_id is not null
      and (l.parent_type is null or l.parent_type not in ('ASSIGNMENT', 'EXERCISE') or l.parent_account is distinct from l.account_id)
