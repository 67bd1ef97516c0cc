-- Accepts what a statement states of positions beside what is stored up to its day, in one statement so that both happen or
-- neither. What is accepted already stays.
with p as (select ?::bigint as account_id, ?::bigint as report_id, ?::text as accepted_by),
report as (
  select p.accepted_by, b.id, b.account_id, b.last_day, k.sha256
  from p join trading.broker_report b on b.id = p.report_id and b.account_id = p.account_id
  join trading.raw_payload k on k.id = b.payload_id
),
movement as (
  select e.con_id, e.symbol, e.signed_quantity as quantity
  from report r join trading.execution e on e.account_id = r.account_id
  left join trading.ibkr_contract c on c.id = e.contract_id
  where (e.superseded_by is null or e.cancelled_by is not null) and coalesce(e.report_date, e.trade_date) <= r.last_day
    and upper(coalesce(c.sec_type, trading.stated(e.raw_record, e.fragments, 'assetCategory'))) is distinct from 'CASH'
  union all
  select a.con_id, a.symbol, a.quantity
  from report r join trading.corporate_action a on a.account_id = r.account_id
  where a.is_effective and coalesce(a.report_date, a.action_date) <= r.last_day
  union all
  select t.con_id, t.symbol, t.quantity
  from report r join trading.transfer t on t.account_id = r.account_id
  where t.is_effective and coalesce(t.report_date, t.transfer_date) <= r.last_day
),
stated as (
  select b.con_id, max(b.symbol) as symbol, sum(b.quantity) as quantity
  from report r join trading.broker_position b on b.report_id = r.id
  where b.con_id is not null
  group by b.con_id
),
moved as (
  select m.con_id, max(m.symbol) as symbol, sum(m.quantity) as quantity from movement m where m.con_id is not null group by m.con_id
),
opening as (
  select coalesce(s.con_id, m.con_id) as con_id, coalesce(s.symbol, m.symbol) as symbol,
         trim_scale(coalesce(s.quantity, 0) - coalesce(m.quantity, 0)) as quantity, coalesce(s.quantity, 0) as stated_quantity
  from stated s full join moved m on m.con_id = s.con_id
),
replaced as (
  update trading.accepted_opening a
  set replaced_at = clock_timestamp()
  from report r
  where a.account_id = r.account_id and a.replaced_at is null
    and not exists (select from opening o where o.con_id = a.con_id and o.quantity = a.quantity and a.report_id = r.id)
  returning a.con_id
),
accepted as (
  insert into trading.accepted_opening
    (account_id, con_id, symbol, quantity, report_id, stated_day, stated_quantity, payload_sha256, accepted_by)
  select r.account_id, o.con_id, o.symbol, o.quantity, r.id, r.last_day, o.stated_quantity, r.sha256, r.accepted_by
  from report r cross join opening o
  where o.quantity <> 0
    and not exists (select from trading.accepted_opening a
                    where a.account_id = r.account_id and a.con_id = o.con_id and a.replaced_at is null
                      and a.quantity = o.quantity and a.report_id = r.id)
  returning con_id, symbol, quantity
)
select a.con_id, a.symbol, a.quantity from accepted a order by a.symbol, a.con_id
