-- E6: what the broker stated before, what moved since, and what it states now, contract by contract. Every row of the broker
-- counts on its own day, so a cancel takes back only from its day on.
with parameters as (
  select ?::bigint as report, ?::bigint as before, n.account_id, n.last_day, b.last_day as day_before
  from trading.broker_report n left join trading.broker_report b on b.id = ?::bigint
  where n.id = ?::bigint
),
stated as (
  select coalesce(p.con_id, '') as con_id, case when p.con_id is null then coalesce(p.symbol, '') else '' end as loose, sum(p.quantity) as quantity,
         max(p.symbol) as symbol
  from parameters x join trading.broker_position p on p.report_id = x.report
  group by 1, 2
),
known as (
  select coalesce(p.con_id, '') as con_id, case when p.con_id is null then coalesce(p.symbol, '') else '' end as loose, sum(p.quantity) as quantity,
         max(p.symbol) as symbol
  from parameters x join trading.broker_position p on p.report_id = x.before
  group by 1, 2
),
moved as (
  select coalesce(e.con_id, '') as con_id, case when e.con_id is null then coalesce(e.symbol, '') else '' end as loose,
         sum(e.signed_quantity) as quantity, max(e.symbol) as symbol,
         count(*) filter (where e.kind = 'CANCEL' and e.cancelled_by is null) as unmatched
  from parameters x join trading.execution e on e.account_id = x.account_id
  left join trading.ibkr_contract c on c.id = e.contract_id
  where e.superseded_by is null and coalesce(e.report_date, e.trade_date) <= x.last_day
    and (x.day_before is null or coalesce(e.report_date, e.trade_date) > x.day_before)
    and upper(coalesce(c.sec_type, trading.stated(e.raw_record, e.fragments, 'assetCategory'))) is distinct from 'CASH'
  group by 1, 2
)
select con_id, loose, coalesce(s.symbol, m.symbol, k.symbol) as symbol, coalesce(k.quantity, 0) as before,
       coalesce(m.quantity, 0) as moved, coalesce(s.quantity, 0) as stated, coalesce(m.unmatched, 0) as unmatched
from stated s full join known k using (con_id, loose) full join moved m using (con_id, loose)
where coalesce(k.quantity, 0) <> 0 or coalesce(m.quantity, 0) <> 0 or coalesce(s.quantity, 0) <> 0
order by 3, 1, 2
