-- The sums of the executions of some orders by trading day and contract. Superseded rows state nothing here; the commission
-- adds up over all others. What was filled at first is the sum before anything was cancelled or corrected.
select x.order_id, x.day, x.con_id, x.plain,
       (array_agg(x.symbol order by x.executed_at, x.exec_key) filter (where x.counts))[1] as symbol,
       case when min(x.side) filter (where x.counts) = max(x.side) filter (where x.counts) then min(x.side) end as side,
       coalesce(sum(x.quantity) filter (where x.counts), 0) as filled,
       coalesce(sum(x.quantity) filter (where x.is_first), 0) as filled_at_first,
       sum(x.quantity * x.price) filter (where x.counts) as money,
       sum(x.commission) as commission,
       array_agg(distinct x.report_date) filter (where x.counts and x.report_date is not null) as report_dates,
       array_agg(distinct x.trade_date) filter (where x.counts and x.trade_date is not null) as trade_dates,
       array_agg(distinct x.fill_date) filter (where x.counts and x.fill_date is not null) as fill_dates,
       min(x.currency) filter (where x.counts) as currency,
       min(x.commission_currency) filter (where x.counts) as commission_currency,
       min(x.order_type) filter (where x.counts) as order_type,
       min(x.order_submitted_at) filter (where x.counts) as submitted_at,
       max(x.executed_at) filter (where x.counts and x.time_precision <> 'DATE') as updated_at,
       max(x.trade_date) filter (where x.counts) as trade_date
from (
  select e.*, trading.trading_day(e.trade_date, e.executed_at, e.report_date) as day,
         trading.plain_symbol(e.symbol) as plain, (e.executed_at at time zone 'America/New_York')::date as fill_date,
         e.is_effective and e.kind <> 'CANCEL' as counts,
         e.kind <> 'CANCEL' and trading.changes_position(e.kind) and e.exec_revision is not distinct from
           min(e.exec_revision) over (partition by e.order_id, e.exec_group, e.con_id) as is_first
  from trading.execution e
  where e.order_id = any (?::bigint[]) and (e.superseded_by is null or e.ibkr_exec_id is not null)
) x
group by x.order_id, x.day, x.con_id, x.plain
