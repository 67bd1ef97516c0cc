-- Kinds of events (day, quantity) of which something is stored that a better name may turn into another event.
-- "account_id + 0" keeps the account out of the choice of an index, as in the look-up of a chunk.
select k.event_date, k.quantity
from (select ?::bigint as account_id) p,
     unnest(?::text[]::date[], ?::numeric[]) k (event_date, quantity)
where exists (
  select from trading.option_event e
  where e.account_id + 0 = p.account_id and coalesce(e.event_date, '-infinity') = coalesce(k.event_date, '-infinity')
    and e.quantity is not distinct from k.quantity
    and (e.event_key like 'E:%:%:%:%' or e.fragments is not null)
  offset 0
)
