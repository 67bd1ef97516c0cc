-- What is held by the stored history, with the average price of what was opened last; from what is kept of it.
select p.account, p.symbol, p.asset_class, p.underlying, p.expiry, p.strike, p."right", p.multiplier, p.con_id, p.quantity,
       p.average_price, p.cost, p.currency, p.last_price, p.last_price_at, p.opened_at, p.last_opened_at,
       p.lots,
       p.quantity_without_price
from trading.current_position p
where (cast(:#account as text) is null or p.account = cast(:#account as text))
  and (cast(:#symbol as text) is null or replace(p.symbol, ' ', '') = cast(:#symbol as text)
       or replace(p.underlying, ' ', '') = cast(:#symbol as text))
order by p.account, p.asset_class, p.symbol, p.con_id
limit cast(:#limit as bigint) offset cast(:#offset as bigint)
