-- The contracts of a dry run, under the keys that its rows know. Those that others have made meanwhile stay as they are.
insert into trading.ibkr_contract (id, con_id) overriding system value
select k.id, k.con_id from unnest(?::text[], ?::bigint[]) k (con_id, id) order by k.con_id
on conflict (con_id) do nothing
