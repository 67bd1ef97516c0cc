-- Contracts with only a con id, to which rows refer. Always in one order, so that two transactions that insert the same ones
-- wait one after another, and never for each other.
insert into trading.ibkr_contract (con_id)
select k.con_id from unnest(?::text[]) k (con_id) order by k.con_id
on conflict (con_id) do nothing
