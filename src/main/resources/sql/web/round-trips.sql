-- From the first trade in a contract until nothing is held, the last one first; the rows of current_round_trip. Of what is kept, each
-- account gives its first rows by its index. What was carried in began before all days.
select r.account, r.symbol, r.asset_class, r.underlying, r.expiry, r.strike, r."right", r.con_id, r.direction, r.quantity, r.trades,
       r.opened_at, r.closed_at, r.still_open, r.open_price, r.close_price,
       r.commission, r.commission_currency, r.taxes, r.realized_before_costs, r.realized_fifo, r.realized_broker, r.currency,
       r.round_trip
from trading.broker_account a
cross join lateral (
  (select *
   from trading.kept_round_trip r
   where r.account_id = a.id
         and (cast(:#from as date) is null or coalesce(r.closed_on, r.opened_on, '-infinity') >= cast(:#from as date))
         and (cast(:#to as date) is null or coalesce(r.closed_on, r.opened_on, '-infinity') <= cast(:#to as date))
         and (cast(:#symbol as text) is null or replace(r.symbol, ' ', '') = cast(:#symbol as text)
              or replace(r.underlying, ' ', '') = cast(:#symbol as text))
         and case cast(:#status as text) when 'open' then r.closed_at is null when 'closed' then r.closed_at is not null else true end
         and r.con_id not in (select s.con_id from trading.stale_contract s)
   order by coalesce(r.closed_at, r.opened_at) desc, r.con_id, r.round_trip
   limit cast(:#offset as bigint) + cast(:#limit as bigint))
  union all
  (select *
   from trading.changed_round_trips() r
   where r.account_id = a.id
         and (cast(:#from as date) is null or coalesce(r.closed_on, r.opened_on, '-infinity') >= cast(:#from as date))
         and (cast(:#to as date) is null or coalesce(r.closed_on, r.opened_on, '-infinity') <= cast(:#to as date))
         and (cast(:#symbol as text) is null or replace(r.symbol, ' ', '') = cast(:#symbol as text)
              or replace(r.underlying, ' ', '') = cast(:#symbol as text))
         and case cast(:#status as text) when 'open' then r.closed_at is null when 'closed' then r.closed_at is not null else true end)
) r
where cast(:#account as text) is null or a.code = cast(:#account as text)
order by coalesce(r.closed_at, r.opened_at) desc, r.account, r.con_id, r.round_trip
limit cast(:#limit as bigint) offset cast(:#offset as bigint)
