-- The newest report of each period of an account, in the order of the days.
select distinct on (last_day, first_day) id, first_day, last_day, sections, faults
from trading.broker_report
where account_id = ? and (?::date is null or last_day >= ?) and (?::date is null or first_day <= ?)
order by last_day, first_day, as_of desc nulls last, id desc
