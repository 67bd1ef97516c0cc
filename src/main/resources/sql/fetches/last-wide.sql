-- An answer counts when every account and dataset of the query has taken part in it; one that has left the query a month
-- ago is not waited for.
with taken as (
  select r.account_id, r.dataset, max(r.started_at) as latest,
         max(r.started_at) filter (where p.period_to - p.period_from + 1 > ?::integer - 5) as wide
  from trading.run r
  join trading.raw_payload p on p.id = r.payload_id
  where r.source = ? and r.payload = ? and r.status = 'succeeded'
  group by r.account_id, r.dataset
)
select case when bool_and(wide is not null) then min(wide) end
from taken
where latest > (select max(latest) from taken) - interval '30 days'
