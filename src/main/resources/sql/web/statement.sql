-- A document: what is known of it, and the law that none of its rows is lost.
select p.id, p.name, p.source, p.feed, array_to_string(p.accounts, ' ') as accounts, p.period_from, p.period_to, p.as_of, p.fetched_at,
       p.size_bytes, c.rows, records_total(c.records) as records, ignored_total(c.skipped) as skipped, c.records::text as by_account,
       c.skipped::text as by_rule, p.sha256, 'as it was delivered' as download
from trading.raw_payload p
left join trading.payload_content c on c.payload_id = p.id
where p.id = cast(:#id as bigint)
