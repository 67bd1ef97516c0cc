-- Rows that say the same with less: one statement had the transaction id, another had not, or not even the con id. Of rows of
-- one day, contract and quantity, as many with weaker ids give way as there are with better ones, so that genuine twins stay
-- two and no order of arrival matters. Only days that the run wrote are looked at.
with p as (select :#runId::bigint as run_id, :#accountId::bigint as account_id),
day as (
  select distinct coalesce(w.transfer_date, '-infinity') as day
  from p cross join lateral (select x.* from trading.transfer x where x.last_run_id = p.run_id offset 0) w
),
known as (
  select r.id, r.transfer_key as key, d.day, r.con_id, upper(replace(r.symbol, ' ', '')) as name, r.quantity,
         case when r.transaction_id is not null then 3 when r.con_id is not null then 2 else 1 end as level
  from p cross join day d
  cross join lateral (
    select x.* from trading.transfer x
    where coalesce(x.transfer_date, '-infinity') = d.day and x.account_id + 0 = p.account_id
    offset 0) r
),
named as (
  select k.*, coalesce(k.con_id, min(k.con_id) over (partition by k.day, k.quantity, k.name), k.name) as contract
  from known k
),
ranked as (
  select n.*, row_number() over (partition by n.day, n.contract, n.quantity, n.level order by n.key) as number
  from named n
),
decided as (
  select r.id, nullif(first_value(r.id) over (partition by r.day, r.contract, r.quantity, r.number order by r.level desc), r.id)
           as superseded_by
  from ranked r
)
update trading.transfer r
set superseded_by = d.superseded_by, revision = r.revision + 1, last_run_id = p.run_id, changed_at = now()
from p cross join decided d
where r.id = d.id and r.superseded_by is distinct from d.superseded_by
