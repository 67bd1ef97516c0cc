-- Contracts of which the run changed the position, before and after it.
with p as (
  select :#runId::bigint as run_id, :#accountId::bigint as account_id, :#eventTypes::text[] as types,
         :#historyBefore::timestamptz as history_before
)
insert into trading.pending_event (run_id, type, account_id, subject, occurred_at, is_history, data)
select p.run_id, 'position.changed', p.account_id, t.con_id || t.loose_symbol, t.moved_at, t.moved_at < p.history_before,
       row_to_json(d)::text
from p
join trading.position_total t on t.last_run_id = p.run_id and t.account_id = p.account_id
left join lateral (select x.* from trading.ibkr_contract x where x.con_id = t.con_id offset 0) c on true
cross join lateral (
  select nullif(t.con_id, '') as con_id, coalesce(c.symbol, t.symbol) as symbol, c.sec_type as asset_class,
         c.underlying_symbol, c.expiry, c.strike, c."right", c.multiplier, c.currency, t.quantity_before,
         t.quantity as quantity_after) d
where p.types is null or 'position.changed' = any (p.types)
order by t.moved_at, t.con_id collate "C", t.loose_symbol collate "C"
