-- Option events, the newest first, with what each assignment or exercise delivered or settled in cash.
select e.id as event_id, a.code as account, e.event_date, e.event_ts, e.time_precision, e.event_type,
       coalesce(c.symbol, e.symbol) as symbol, coalesce(c.underlying_symbol, c.symbol, e.symbol) as underlying, c.expiry, c.strike,
       c."right", c.multiplier, e.con_id, e.quantity, e.price, e.proceeds, e.commission_and_tax, e.realized_pnl, e.currency,
       d.delivered, d.delivered_quantity, d.delivered_price, d.cash_settled, e.booking_execution_id, e.parent_event_id, e.event_key,
       e.source, e.feed, e.changed_at, e.event_date as place_day,
       '-infinity'::timestamptz as place_time, e.id as place_id
from (
  -- the first rows alone are looked at further
  select e.*
  from trading.option_event e
  join trading.broker_account a on a.id = e.account_id
  left join trading.ibkr_contract c on c.id = e.contract_id
  where (cast(:#account as text) is null or a.code = cast(:#account as text))
    and (cast(:#from as date) is null or e.event_date >= cast(:#from as date))
    and (cast(:#to as date) is null or e.event_date <= cast(:#to as date))
    and (cast(:#symbol as text) is null or replace(coalesce(c.symbol, e.symbol), ' ', '') = cast(:#symbol as text)
         or replace(c.underlying_symbol, ' ', '') = cast(:#symbol as text))
    and case cast(:#status as text)
          when 'assignments-and-exercises' then e.event_type in ('ASSIGNMENT', 'EXERCISE')
          when 'all' then true
          else e.event_type = upper(replace(cast(:#status as text), '-', '_')) end
    and case when cast(:#after_id as bigint) is null then true
             when cast(:#after_day as text) = 'infinity' then e.event_date is not null or e.id < cast(:#after_id as bigint)
             else e.event_date <= cast(:#after_day as date)
                  and (e.event_date, e.id) < (cast(:#after_day as date), cast(:#after_id as bigint)) end
  order by e.event_date desc, e.id desc
  limit cast(:#limit as bigint)
) e
join trading.broker_account a on a.id = e.account_id
left join trading.ibkr_contract c on c.id = e.contract_id
left join lateral (
  select max(x.symbol) filter (where x.event_type = 'DELIVERY') as delivered,
         trim_scale(sum(x.quantity) filter (where x.event_type = 'DELIVERY')) as delivered_quantity,
         case when count(distinct x.price) filter (where x.event_type = 'DELIVERY') = 1
              then max(x.price) filter (where x.event_type = 'DELIVERY') end as delivered_price,
         trim_scale(sum(x.proceeds) filter (where x.event_type = 'CASH_SETTLEMENT')) as cash_settled
  from trading.option_event x
  where x.parent_event_id = e.id
) d on true
order by e.event_date desc, e.id desc
