-- What shows that nothing of what was delivered has been removed or altered since: each payload has a seal, and each seal
-- carries the hash of the one before it.

create table payload_chain (
  one       boolean primary key default true check (one),
  last_id   bigint  not null default 0,
  last_hash bytea   not null default sha256(''::bytea)
);
comment on table payload_chain is 'The end of the chain of seals: one row, locked by the transaction that appends.';
comment on column payload_chain.one is 'There is one row.';
comment on column payload_chain.last_id is 'The number of the last seal.';
comment on column payload_chain.last_hash is 'The hash of the last seal.';
insert into payload_chain default values;

-- No foreign key: the seal of a payload that is gone stays, and tells that it is.
create table payload_seal (
  id         bigint primary key,
  payload_id bigint      not null unique,
  digest     bytea       not null,
  hash       bytea       not null,
  sealed_at  timestamptz not null default clock_timestamp(),
  removed_at timestamptz
);
comment on table payload_seal is 'The seals of payloads, in the order in which they were stored. Never changed, never renumbered.';
comment on column payload_seal.id is 'Without gaps, in the order of the commits, from 1.';
comment on column payload_seal.payload_id is 'The payload: raw_payload.id; it may be gone.';
comment on column payload_seal.digest is 'payload_digest of the payload: sha256 of what is stored of it, with the sha256 of its bytes.';
comment on column payload_seal.hash is 'sha256 of the hash of the seal before and of the digest.';
comment on column payload_seal.sealed_at is 'When the payload was stored.';
comment on column payload_seal.removed_at is 'When the payload was removed with its account; null while it is there. account_removal counts it.';

create function payload_digest(p raw_payload) returns bytea language sql stable
  return sha256(convert_to(concat_ws(chr(10), p.sha256, p.size_bytes, p.source, p.feed, p.name,
    coalesce(extract(epoch from p.as_of)::text, ''), coalesce(to_char(p.period_from, 'YYYY-MM-DD'), ''),
    coalesce(to_char(p.period_to, 'YYYY-MM-DD'), ''), array_to_string(p.accounts, ','), extract(epoch from p.fetched_at),
    p.encoding, p.reading_id), 'UTF8'));
comment on function payload_digest(raw_payload) is 'The digest of what is stored of a payload; its bytes are in it by their sha256.';

create function seal_payload(by_run bigint) returns bigint
language plpgsql security definer set search_path = trading, pg_temp as $$
declare
  stored raw_payload;
  head payload_chain;
  sealed payload_seal;
begin
  select p.* into stored
  from run r join raw_payload p on p.id = r.payload_id
  where r.id = by_run and not exists (select from payload_seal s where s.payload_id = p.id);
  if not found then
    return null;
  end if;
  select * into strict head from payload_chain for update;
  insert into payload_seal (id, payload_id, digest, hash)
  values (head.last_id + 1, stored.id, payload_digest(stored), sha256(head.last_hash || payload_digest(stored)))
  returning * into sealed;
  update payload_chain set last_id = sealed.id, last_hash = sealed.hash;
  return sealed.id;
end $$;
comment on function seal_payload is 'Seals the payload of a run if it has no seal yet, and returns its number. At the end of a transaction: others wait for it.';
revoke execute on function seal_payload from public;

-- what was stored before there were seals
insert into payload_seal (id, payload_id, digest, hash)
select d.id, d.payload_id, d.digest, chained(sha256(''::bytea), d.digest) over (order by d.id)
from (select row_number() over (order by p.id) as id, p.id as payload_id, payload_digest(p) as digest from raw_payload p) d;
update payload_chain c set last_id = s.id, last_hash = s.hash
from (select s.id, s.hash from payload_seal s order by s.id desc limit 1) s;
