-- Contracts of which nothing is known but that rows refer to them. Always in one order, so that two who make the same ones
-- wait in a line, not for each other.
insert into trading.ibkr_contract (con_id)
select k.con_id from unnest(?::text[]) k (con_id) order by k.con_id
on conflict (con_id) do nothing
