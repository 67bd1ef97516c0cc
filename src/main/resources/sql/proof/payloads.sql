-- The payloads that the rows of a report's days come from: its own, and those that have made the days complete.
with r as (select * from trading.broker_report where id = ?)
select p.sha256 from r join trading.raw_payload p on p.id = r.payload_id
union
select p.sha256
from r join trading.coverage c on c.account_id = r.account_id and c.covered_to >= r.first_day and c.covered_from <= r.last_day
join trading.raw_payload p on p.id = c.payload_id
order by 1
