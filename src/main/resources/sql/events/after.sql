-- Events of a stretch of the log that a consumer wants.
select e.id, e.type, e.account, e.subject, e.revision, e.run_id, e.occurred_at, e.recorded_at, e.is_history, e.data,
       left(encode(e.hash, 'hex'), 8) as mark
from (select ?::bigint as after, ?::bigint as last, ?::text[] as types, ?::text[] as accounts, ?::text[] as symbols) p
join trading.event e on e.id > p.after and e.id <= p.last
where (p.types is null or e.type = any (p.types))
  and (p.accounts is null or e.account = any (p.accounts))
  and (p.symbols is null
       or replace(e.data::json ->> 'symbol', ' ', '') = any (p.symbols)
       or replace(e.data::json ->> 'underlying_symbol', ' ', '') = any (p.symbols))
order by e.id
limit ?
