-- What is held and expires, the next first.
select p.expiry, p.expiry - (now() at time zone 'America/New_York')::date as days_left, p.account, p.underlying, p.symbol, p.strike,
       p."right", p.quantity, round(p.average_price, 6) as average_price, p.currency
from trading.open_position p
where p.expiry is not null
  and (cast(:#account as text) is null or p.account = cast(:#account as text))
  and (cast(:#symbol as text) is null or replace(p.symbol, ' ', '') = cast(:#symbol as text)
       or p.underlying = cast(:#symbol as text))
order by p.expiry, p.account, p.symbol
limit 500
