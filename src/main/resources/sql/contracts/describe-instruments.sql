-- Instruments say what their contracts say, field by field, the contract with the highest con id first: it is the newest.
-- Concerned are those of some contracts, those that contracts have left, and those of contracts on these contracts. One
-- without any contract points to no underlying, so that it stands in nobody's way.
with concerned as (
  select c.instrument_id as id
  from trading.ibkr_contract c
  where c.con_id = any (:#changedContracts)
  union
  select unnest(:#leftInstruments::bigint[])
  union
  select d.instrument_id
  from trading.ibkr_contract u
  join trading.ibkr_contract d on d.underlying_contract_id = u.id
  where u.con_id = any (:#changedContracts)
),
described as (
  select k.id,
         (array_agg(c.isin order by c.newest) filter (where c.isin is not null))[1] as isin,
         (array_agg(c.figi order by c.newest) filter (where c.figi is not null))[1] as figi,
         (array_agg(c.description order by c.newest) filter (where c.description is not null))[1] as description,
         (array_agg(c.underlying_id order by c.newest) filter (where c.underlying_id is not null))[1] as underlying_id
  from concerned k
  left join lateral (
    select d.isin, d.figi, d.description, nullif(u.instrument_id, k.id) as underlying_id,
           row_number() over (order by length(d.con_id) desc, d.con_id collate "C" desc) as newest
    from trading.ibkr_contract d
    left join trading.ibkr_contract u on u.id = d.underlying_contract_id
    where d.instrument_id = k.id
  ) c on true
  where k.id is not null
  group by k.id
)
update trading.instrument i
set isin = n.isin, figi = n.figi, description = n.description, underlying_id = n.underlying_id
from described n
where i.id = n.id
  and (i.isin, i.figi, i.description, i.underlying_id) is distinct from (n.isin, n.figi, n.description, n.underlying_id)
