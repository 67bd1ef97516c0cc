-- An account that is not synced any more was so when its payloads came.
select code, case environment when 'OTHER' then 'LIVE' else environment end as environment from trading.broker_account order by id
