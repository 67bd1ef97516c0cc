-- Orders of days whose executions are proven complete. Those of several contracts do not say what their legs add up to, and
-- those that are made from executions say nothing of their own.
select a.code as account, o.trade_date::text as day, o.symbol,
       'order: ' || trim_scale(o.filled_quantity) || ' filled, executions: ' || trim_scale(coalesce(f.filled, 0)) as what,
       'trade_order ' || o.id as "row"
from trading.trade_order o
join trading.broker_account a on a.id = o.account_id
left join (
  select e.order_id, abs(sum(e.signed_quantity)) as filled,
         count(distinct coalesce(e.con_id, e.symbol)) > 1 or count(distinct e.side) > 1 as is_mixed
  from trading.execution e
  where e.is_effective and e.order_id is not null
  group by e.order_id) f on f.order_id = o.id
where o.feed <> 'executions' and o.filled_quantity is not null
  and o.filled_quantity <> coalesce(f.filled, 0) and not coalesce(f.is_mixed, false)
  and exists (select from trading.coverage c
              where c.account_id = o.account_id and c.dataset = 'executions' and not c.provisional
                and o.trade_date between c.covered_from and c.covered_to)
