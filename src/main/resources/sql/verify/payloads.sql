-- Payloads whose bytes are read again: some of all, and only those from which an account was stored if one is asked for.
select r.id, r.sha256, r.size_bytes, r.source, r.feed, r.name, r.reading_id, array_to_string(r.accounts, ' ') as accounts,
       c.rows, c.records::text as records, c.skipped::text as skipped
from (select ?::bigint as account_id, ?::integer as number, ?::integer as parts) p
join trading.raw_payload r on r.id % p.parts = p.number % p.parts
left join trading.payload_content c on c.payload_id = r.id
where p.account_id is null
   or exists (select from trading.run x where x.payload_id = r.id and x.account_id = p.account_id and x.status = 'succeeded')
order by r.id
