-- The last run of each query of the Flex Web Service, where IBKR refused its token: expired, invalid or locked.
select split_part(payload, ' ', 1) as login, min(finished_at)::date as since, min(substring(error from '10(?:12|15|25)')) as code
from (select distinct on (payload) payload, status, error, finished_at
      from trading.run where source = 'flex-web' and finished_at is not null order by payload, id desc) last
where status = 'failed' and error ~ 'refused with 10(12|15|25)'
group by 1
