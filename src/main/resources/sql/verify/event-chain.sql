-- Events whose number, digest or hash is not what it should be. What an event said is gone with its account; its digest stays.
with p as (select ?::bigint as account_id),
link as (
  select e.id, e.type, e.account,
         lag(e.id, 1, 0::bigint) over log as before, lag(e.hash, 1, sha256(''::bytea)) over log as hash_before, e.digest, e.hash,
         case when e.data is not null or e.account_id is not null then
           trading.event_digest(e.id, e.type, e.account, e.subject, e.revision, e.run_id, e.occurred_at, e.is_history, e.data) end
           as computed
  from trading.event e
  window log as (order by e.id)
),
wrong as (
  select l.account, l.id,
         concat_ws('; ',
           case when l.id <> l.before + 1 then
             case when l.before + 1 = l.id - 1 then 'event ' || l.before + 1 || ' is missing'
                  else 'events ' || l.before + 1 || ' to ' || l.id - 1 || ' are missing' end end,
           case when l.computed <> l.digest then l.type || ' says something else than when it was recorded' end,
           case when l.hash <> sha256(l.hash_before || l.digest) then 'the hash does not follow from the event before' end) as what
  from link l
  union all
  select null, h.last_id, 'the log should end with event ' || h.last_id || ', and ends with ' || coalesce(e.id::text, 'none')
  from trading.event_head h
  left join lateral (select x.id, x.hash from trading.event x order by x.id desc limit 1) e on true
  where (h.last_id, h.last_hash) is distinct from (coalesce(e.id, 0), coalesce(e.hash, sha256(''::bytea)))
)
select w.account, 'event' as relation, w.id::text as id, w.what from p, wrong w where w.what <> ''
