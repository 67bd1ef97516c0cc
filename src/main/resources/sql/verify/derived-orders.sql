-- Orders that only executions state, and that do not say what these add up to.
with p as (select ?::bigint as account_id),
derived as (
  select o.* from p join trading.trade_order o on p.account_id is null or o.account_id = p.account_id
  where o.feed = 'executions'
),
summed as (
  select e.order_id,
         sum(e.quantity) filter (where e.is_effective and e.kind <> 'CANCEL') as filled,
         trim_scale(round(sum(e.quantity * e.price) filter (where e.is_effective and e.kind <> 'CANCEL')
           / nullif(sum(e.quantity) filter (where e.is_effective and e.kind <> 'CANCEL'), 0), 12)) as average,
         sum(e.commission) as commission
  from derived d
  join trading.execution e on e.order_id = d.id
  where (e.superseded_by is null or e.ibkr_exec_id is not null) and trading.changes_position(e.kind)
  group by e.order_id
)
select a.code as account, 'trade_order' as relation, d.id::text as id,
       case when s.order_id is null then 'the order was derived from executions, and has none'
            else 'the order says ' || concat_ws(' at ', coalesce(d.filled_quantity::text, 'nothing'), d.average_price)
              || ', commission ' || coalesce(d.commission::text, 'unknown') || ', and its executions '
              || concat_ws(' at ', coalesce(s.filled::text, 'nothing'), s.average)
              || ', commission ' || coalesce(s.commission::text, 'unknown') end as what
from derived d
left join summed s on s.order_id = d.id
left join trading.broker_account a on a.id = d.account_id
where s.order_id is not null
      and (d.filled_quantity, d.average_price, d.commission) is distinct from (s.filled, s.average, s.commission)
   or not exists (select from trading.execution e
                  where e.order_id = d.id and e.kind not in ('BOOK', 'CANCEL', 'ALLOCATION_PARENT', 'BOOKING_CANDIDATE')
                    and (e.superseded_by is null or e.ibkr_exec_id is not null))
