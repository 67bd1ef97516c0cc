-- Like coverage, without the day on which the statement was made: what happened later on it is not in the statement.
with latest as (
  select distinct on (account_id, dataset) account_id, dataset, payload_id, quarantined
  from trading.run
  where source = ? and payload = ? and status = 'succeeded' and account_id is not null
  order by account_id, dataset, id desc
),
delivered as (
  select l.account_id, l.dataset, p.period_from,
         least(p.period_to, (coalesce(p.as_of, p.fetched_at) at time zone 'America/New_York')::date - 1) as period_to
  from latest l
  join trading.raw_payload p on p.id = l.payload_id
  where l.quarantined > 0
)
select a.code as account, d.dataset, d.period_from, d.period_to
from delivered d
join trading.broker_account a on a.id = d.account_id
where d.period_from <= d.period_to
  and exists (select 1 from trading.quarantined_record q
              where q.account_id = d.account_id and q.dataset = d.dataset and q.state = 'open')
