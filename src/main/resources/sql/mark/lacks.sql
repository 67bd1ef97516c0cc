-- Whether the database lacks what it had once: an event, a payload or a run. Runs may have gone with their account since.
select (m.event > 0 and not exists (select from trading.event e where e.id = m.event and encode(e.hash, 'hex') = m.event_hash))
    or (m.payload > 0 and not exists (select from trading.payload_seal s
                                      where s.id = m.payload and encode(s.hash, 'hex') = m.payload_hash))
    or (m.run > 0 and not exists (select from trading.run r where r.id = m.run and r.status = 'succeeded')
        and not exists (select from trading.account_removal a where a.removed_at >= m.at))
from (select ?::bigint as event, ?::text as event_hash, ?::bigint as payload, ?::text as payload_hash, ?::bigint as run,
             ?::timestamptz as at) m
