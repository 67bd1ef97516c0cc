-- E10: what the rows of orders say was filled, and the fills that are stored of these orders. An order that began before the first
-- stored day may have earlier fills.
with r as (select * from trading.broker_report where id = ?),
told as (
  select o.id, o.order_key, o.filled_quantity,
         (select sum(abs(e.signed_quantity)) from trading.execution e where e.order_id = o.id and e.is_effective and e.kind <> 'BOOK') as filled
  from r join trading.trade_order o on o.account_id + 0 = r.account_id
  where trading.trading_day(o.trade_date, coalesce(o.submitted_at, o.updated_at), null) between r.first_day and r.last_day
    and o.trade_date is not null and o.feed = r.feed and o.superseded_by is null
    and o.filled_quantity is not null and o.combo_legs is null
    and upper(coalesce(o.raw_record ->> 'levelOfDetail', '')) = 'ORDER'
)
select 'ORDERS' as equation, 'each order' as subject, null as con_id, count(*) filter (where t.filled = t.filled_quantity) as ours,
       count(*) as broker, '' as open,
       case when exists (select from told x where x.filled is null or x.filled < x.filled_quantity)
            then 'fills of these orders lie before the first stored day, or are missing' else '' end as doubt,
       string_agg(t.order_key, ', ' order by t.order_key) filter (where t.filled is distinct from t.filled_quantity) as rows
from told t
having count(*) > 0
