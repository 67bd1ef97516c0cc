-- The sessions that serve keeps open, and whether somebody still notes how they stand.
select l.source, l.name, l.is_connected and l.noted_at > now() - interval '2 minutes' as is_connected, l.since, l.heard_at,
       array_to_string(l.accounts, ' ') as accounts, l.trouble, l.noted_at
from trading.live_session l
order by l.source, l.name
