-- What was known of an order, one after the other: what the row said before each change, and what it says now.
select s.at, s.status, s.filled_quantity, s.limit_price, s.average_price, s.run_id
from (
  select r.revision, r.valid_from as at, r.said ->> 'status' as status, (r.said ->> 'filled_quantity')::numeric as filled_quantity,
         (r.said ->> 'limit_price')::numeric as limit_price, (r.said ->> 'average_price')::numeric as average_price,
         (r.said ->> 'last_run_id')::bigint as run_id
  from trading.record_revision r
  where r.dataset = 'orders' and r.row_id = cast(:#id as bigint)
  union all
  select o.revision, o.changed_at, o.status, o.filled_quantity, o.limit_price, o.average_price, o.last_run_id
  from trading.trade_order o
  where o.id = cast(:#id as bigint)
) s
order by s.revision
limit 1000
