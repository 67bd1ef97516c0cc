-- Payloads of which a piece is missing. Whether the pieces are the right ones only their bytes tell.
with p as (select ?::bigint as account_id),
piece as (
  select c.payload_id, count(*) as n, max(c.seq) as last from trading.raw_payload_chunk c group by c.payload_id
)
select array_to_string(r.accounts, ' ') as account, 'raw_payload_chunk' as relation, r.id::text as id,
       case when c.n is null then 'all pieces of payload ' || r.id || ' are missing'
            else 'pieces of payload ' || r.id || ' are missing' end as what
from p
cross join trading.raw_payload r
left join piece c on c.payload_id = r.id
where r.size_bytes > 0 and c.n is distinct from c.last + 1 or r.size_bytes > 0 and c.n is null
