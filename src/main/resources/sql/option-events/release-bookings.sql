-- Events whose booking turned out to be a fill, in the days around those that the run wrote: what follows decides about
-- them anew.
update trading.option_event e
set revision = e.revision + 1, last_run_id = :#runId, changed_at = now()
from trading.execution x
where e.account_id + 0 = :#accountId and coalesce(e.event_date, '-infinity') between :#firstDay::date - 4 and :#lastDay::date + 4
  and x.id = e.booking_execution_id and x.kind <> 'BOOK'
