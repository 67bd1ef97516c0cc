-- The rows that a run wrote, and all that may state the same facts, group by group of one quantity and price to the
-- cent. Groups whose rows are all named by the same columns hold no fact twice, unless two statements state one fact
-- differently: then rows of one moment differ in price or symbol.
with recursive run as (
  select ?::bigint as account_id, ?::bigint as id, ?::bigint as after_id, ?::text[] as rewritten,
         ?::date - 5 as first_day, ?::date + 5 as last_day
),
written as (
  select e.id
  from run join trading.execution e on e.id > run.after_id and e.first_run_id = run.id
  union
  select e.id
  from run, unnest(run.rewritten) k (key),
  lateral (
    select x.id from trading.execution x where x.account_id + 0 = run.account_id and x.exec_key = k.key offset 0
  ) e
),
-- bookings that another row knows as an earlier booking under its exec id
rebooked as (
  select p.id, x.id as known_by, x.quantity, x.price
  from run
  join trading.execution p on p.account_id = run.account_id
    and trading.trading_day(p.trade_date, p.executed_at, p.report_date) between run.first_day and run.last_day
    and trading.is_named_poorly(p.ibkr_exec_id, p.transaction_id, p.kind) and p.transaction_id is not null
  join (
    select x.id, x.account_id, x.quantity, x.price, f ->> 'part' as part
    from run
    join trading.execution x on x.account_id = run.account_id
      and trading.trading_day(x.trade_date, x.executed_at, x.report_date) between run.first_day and run.last_day
      and x.ibkr_exec_id is not null and x.fragments is not null,
    lateral json_array_elements(x.fragments) f
    where f ->> 'part' <> x.transaction_id
  ) x on x.part = p.transaction_id
),
-- Where to look: a quantity, price to the cent (null for any) and day. One fact may stand on two days, so rows lead to other
-- days; those of a day alone also to evenings before.
place as (
  select distinct e.quantity, trading.price_to_the_cent(e.price) as price, d.day, d.only_evenings
  from (select w.id from written w union select r.id from rebooked r union select r.known_by from rebooked r) w,
  lateral (select t.* from trading.execution t where t.id = w.id offset 0) e,
  lateral trading.likely_places(e.kind, e.trade_date, e.executed_at, e.time_precision, e.report_date) d
  union
  select x.quantity, trading.price_to_the_cent(x.price), d.day, d.only_evenings
  from place p
  cross join run,
  lateral (
    select e.kind, e.quantity, e.price, e.trade_date, e.executed_at, e.time_precision, e.report_date
    from trading.execution e
    where e.account_id = run.account_id and trading.trading_day(e.trade_date, e.executed_at, e.report_date) = p.day
      and e.quantity = p.quantity and e.price between p.price - 0.0051 and p.price + 0.0051
    union
    select e.kind, e.quantity, e.price, e.trade_date, e.executed_at, e.time_precision, e.report_date
    from trading.execution e
    where e.account_id = run.account_id and trading.trading_day(e.trade_date, e.executed_at, e.report_date) = p.day
      and e.quantity = p.quantity and (e.price is null or p.price is null)
    offset 0
  ) x,
  lateral trading.likely_places(x.kind, x.trade_date, x.executed_at, x.time_precision, x.report_date) d
  where not p.only_evenings or trading.is_of_some_evening(x.trade_date, x.executed_at, x.time_precision)
),
found as (
  select r.id from rebooked r
  union
  select r.known_by from rebooked r
  union
  select x.id
  from place p
  cross join run,
  lateral (
    select e.id, e.trade_date, e.executed_at, e.time_precision
    from trading.execution e
    where e.account_id = run.account_id and trading.trading_day(e.trade_date, e.executed_at, e.report_date) = p.day
      and e.quantity = p.quantity and e.price between p.price - 0.0051 and p.price + 0.0051
    union all
    select e.id, e.trade_date, e.executed_at, e.time_precision
    from trading.execution e
    where e.account_id = run.account_id and trading.trading_day(e.trade_date, e.executed_at, e.report_date) = p.day
      and e.quantity = p.quantity and (e.price is null or p.price is null)
    offset 0
  ) x
  where not p.only_evenings or trading.is_of_some_evening(x.trade_date, x.executed_at, x.time_precision)
),
member as (
  select e.id, coalesce(r.quantity, e.quantity) as quantity,
         trading.price_to_the_cent(coalesce(r.price, e.price, (
           select x.price
           from trading.execution x
           where x.account_id = e.account_id
             and trading.trading_day(x.trade_date, x.executed_at, x.report_date)
               = any (trading.likely_days(e.trade_date, e.executed_at, e.time_precision, e.report_date))
             and x.quantity = e.quantity and x.price is not null
             and (x.transaction_id = e.transaction_id or x.trade_id = e.trade_id)
           limit 1))) as price,
         trading.is_named_poorly(e.ibkr_exec_id, e.transaction_id, e.kind) as poor,
         -- what the records state: a row that only an option event calls a booking has no order any more
         concat(e.ibkr_exec_id is null, e.transaction_id is null, e.trade_id is null,
                case when e.kind = 'BOOK' then trading.stated_order(e.raw_record, e.fragments, e.transaction_id)
                     else e.ibkr_order_id end is null,
                e.time_precision, e.trade_date is null, e.report_date is null, e.con_id is null, e.symbol is null,
                e.kind_text is null, e.orig_transaction_id is null, e.orig_trade_id is null,
                e.raw_record ->> 'buySell' is null) as view,
         e.executed_at, concat(trim_scale(e.price), ' ', trading.plain_symbol(e.symbol)) as stated
  from found f
  cross join lateral (select t.* from trading.execution t where t.id = f.id offset 0) e
  left join rebooked r on r.id = e.id
),
mixed as (
  select m.id, m.quantity, m.price
  from (select g.*, bool_or(g.poor) over same as any_poor, min(g.view) over same <> max(g.view) over same as differ,
               min(g.stated) over moment <> max(g.stated) over moment as are_restated
        from member g
        window same as (partition by g.quantity, g.price), moment as (partition by g.quantity, g.price, g.executed_at)) m
  where m.any_poor and (m.differ or m.are_restated)
  order by m.quantity, m.price
)
select x.quantity as group_quantity, x.price as group_price, e.id, e.exec_key, e.superseded_by, e.order_id,
       e.commission is not null or e.taxes is not null as tells_costs, e.con_id,
       e.source, e.feed, e.feed_rank, e.part, e.as_of, e.content_hash, e.raw_record, e.fragments
from mixed x,
lateral (select t.* from trading.execution t where t.id = x.id offset 0) e
