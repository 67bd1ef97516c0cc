-- What is held and expires, the next first; by the sums that runs add up and what was accepted as carried in, so that no
-- history is read.
select c.expiry, c.expiry - (now() at time zone 'America/New_York')::date as days_left, a.code as account,
       coalesce(c.underlying_symbol, c.symbol) as underlying, c.symbol, c.strike, c."right", trim_scale(p.quantity) as quantity,
       c.multiplier, c.currency, p.con_id,
       case when c.expiry < (now() at time zone 'America/New_York')::date
            then 'expired; its end is not stored' end as note
from (
  select h.account_id, h.con_id, sum(h.quantity) as quantity
  from (
    select t.account_id, t.con_id, t.quantity from trading.position_total t where t.con_id <> ''
    union all
    select o.account_id, o.con_id, o.quantity from trading.accepted_opening o where o.replaced_at is null
  ) h
  group by h.account_id, h.con_id
) p
join trading.broker_account a on a.id = p.account_id
join trading.ibkr_contract c on c.con_id = p.con_id
where p.quantity <> 0 and c.expiry is not null
  and (cast(:#account as text) is null or a.code = cast(:#account as text))
  and (cast(:#symbol as text) is null or replace(c.symbol, ' ', '') = cast(:#symbol as text)
       or replace(c.underlying_symbol, ' ', '') = cast(:#symbol as text))
order by c.expiry < (now() at time zone 'America/New_York')::date, c.expiry, a.code, c.symbol
limit 500
