-- Events whose booking turned out to be a fill, in the days around those that the run wrote: what follows decides about
-- them anew.
update trading.option_event e
set revision = e.revision + 1, last_run_id = ?, changed_at = now()
from trading.execution x
where e.account_id + 0 = ? and coalesce(e.event_date, '-infinity') between ?::date - 4 and ?::date + 4
  and x.id = e.booking_execution_id and x.kind <> 'BOOK'
