-- Seals whose number, digest or hash is not what it should be, payloads that are gone or without seal.
with p as (select ?::bigint as account_id),
link as (
  select s.id, s.payload_id, s.removed_at, lag(s.id, 1, 0::bigint) over chain as before,
         lag(s.hash, 1, sha256(''::bytea)) over chain as hash_before, s.digest, s.hash, r.id is not null as is_there,
         trading.payload_digest(r) as computed, array_to_string(r.accounts, ' ') as accounts
  from trading.payload_seal s
  left join trading.raw_payload r on r.id = s.payload_id
  window chain as (order by s.id)
),
wrong as (
  select l.accounts, 'raw_payload' as relation, l.payload_id as id,
         concat_ws('; ',
           case when l.removed_at is null and not l.is_there then 'the payload is missing' end,
           case when l.removed_at is not null and l.is_there then 'the payload is there, and its seal says that it was removed' end,
           case when l.is_there and l.computed <> l.digest then
             'what is stored of the payload (digest, name, source, days, accounts) is not what it was' end,
           case when l.id <> l.before + 1 then 'seals before number ' || l.id || ' are missing' end,
           case when l.hash <> sha256(l.hash_before || l.digest) then
             'the hash of seal ' || l.id || ' does not follow from the one before' end) as what
  from link l
  union all
  select array_to_string(r.accounts, ' '), 'raw_payload', r.id, 'the payload has no seal: no run of this program stored it'
  from trading.raw_payload r
  where not exists (select from trading.payload_seal s where s.payload_id = r.id)
  union all
  select null, 'payload_seal', c.last_id,
         'the chain should end with seal ' || c.last_id || ', and ends with ' || coalesce(s.id::text, 'none')
  from trading.payload_chain c
  left join lateral (select x.id, x.hash from trading.payload_seal x order by x.id desc limit 1) s on true
  where (c.last_id, c.last_hash) is distinct from (coalesce(s.id, 0), coalesce(s.hash, sha256(''::bytea)))
)
select w.accounts as account, w.relation, w.id::text as id, w.what from p, wrong w where w.what <> ''
