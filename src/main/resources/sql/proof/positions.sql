-- E6: what the broker stated before, what moved since - executions, corporate actions, transfers - and what it states now,
-- contract by contract. Every row of the broker counts on its own day, so a cancel takes back only from its day on. Where
-- nothing was stated before, what was carried in counts as far as it was accepted.
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
accepted as (
  select o.con_id, '' as loose, o.quantity, o.symbol
  from parameters x join trading.accepted_opening o on o.account_id = x.account_id and o.replaced_at is null
  where x.day_before is null
),
movement as (
  select e.con_id, e.symbol, e.signed_quantity as quantity, coalesce(e.report_date, e.trade_date) as day,
         e.kind = 'CANCEL' and e.cancelled_by is null as unmatched
  from parameters x join trading.execution e on e.account_id = x.account_id
  left join trading.ibkr_contract c on c.id = e.contract_id
  where (e.superseded_by is null or e.cancelled_by is not null) and coalesce(e.report_date, e.trade_date) <= x.last_day
    and (x.day_before is null or coalesce(e.report_date, e.trade_date) > x.day_before)
    and upper(coalesce(c.sec_type, trading.stated(e.raw_record, e.fragments, 'assetCategory'))) is distinct from 'CASH'
  union all
  select a.con_id, a.symbol, a.quantity, coalesce(a.report_date, a.action_date), false
  from parameters x join trading.corporate_action a on a.account_id = x.account_id
  where a.is_effective
  union all
  select t.con_id, t.symbol, t.quantity, coalesce(t.report_date, t.transfer_date), false
  from parameters x join trading.transfer t on t.account_id = x.account_id
  where t.is_effective and t.quantity <> 0
),
moved as (
  select coalesce(m.con_id, '') as con_id, case when m.con_id is null then coalesce(m.symbol, '') else '' end as loose,
         sum(m.quantity) as quantity, max(m.symbol) as symbol, count(*) filter (where m.unmatched) as unmatched
  from parameters x join movement m on m.day <= x.last_day and (x.day_before is null or m.day > x.day_before)
  group by 1, 2
)
select con_id, loose, coalesce(s.symbol, m.symbol, k.symbol, a.symbol) as symbol,
       coalesce(k.quantity, a.quantity, 0) as before,
       coalesce(m.quantity, 0) as moved, coalesce(s.quantity, 0) as stated, coalesce(m.unmatched, 0) as unmatched
from stated s full join known k using (con_id, loose) full join accepted a using (con_id, loose)
  full join moved m using (con_id, loose)
where coalesce(k.quantity, 0) <> 0 or coalesce(m.quantity, 0) <> 0 or coalesce(s.quantity, 0) <> 0 or coalesce(a.quantity, 0) <> 0
order by 3, 1, 2
