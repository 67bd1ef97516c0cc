-- Orders with the code of the account and the terms of the contract, the newest first. Each account gives its first rows by its
-- index of days. Rows without any day come first.
select o.order_id, o.account, o.trading_day, o.submitted_at, o.updated_at, o.status, o.status_text, o.status_reason, o.symbol,
       o.underlying, o.asset_class, o.expiry, o.strike, o."right", o.multiplier, o.con_id, o.side, o.order_type, o.time_in_force,
       o.quantity, o.filled_quantity, o.remaining_quantity, o.limit_price, o.stop_price, o.average_price, o.currency,
       o.commission, o.commission_currency, o.order_reference, o.order_key, o.ibkr_order_id, o.perm_id, o.not_seen_since, o.source,
       o.feed, o.changed_at, o.trading_day as place_day, coalesce(o.submitted_at, o.updated_at, '-infinity') as place_time,
       o.order_id as place_id
from (
  select o.*, a.code as account
  from trading.broker_account a
  cross join lateral (
    select o.id as order_id, trading_day(o.trade_date, coalesce(o.submitted_at, o.updated_at), null) as trading_day,
           o.submitted_at, o.updated_at, o.status, o.status_text, o.status_reason, coalesce(c.symbol, o.symbol) as symbol,
           coalesce(c.underlying_symbol, c.symbol, o.symbol) as underlying, c.sec_type as asset_class, c.expiry, c.strike,
           c."right", c.multiplier, o.con_id, o.side, o.order_type, o.time_in_force, o.quantity, o.filled_quantity,
           o.remaining_quantity, o.limit_price, o.stop_price, o.average_price, o.currency, o.commission, o.commission_currency,
           o.order_reference, o.order_key, o.ibkr_order_id, o.perm_id, o.not_seen_since, o.source, o.feed, o.changed_at
    from trading.trade_order o
    left join trading.ibkr_contract c on c.id = o.contract_id
    where o.account_id + 0 = a.id and o.is_effective
      and (cast(:#from as date) is null
           or trading_day(o.trade_date, coalesce(o.submitted_at, o.updated_at), null) >= cast(:#from as date))
      and (cast(:#to as date) is null
           or trading_day(o.trade_date, coalesce(o.submitted_at, o.updated_at), null) <= cast(:#to as date))
      and (cast(:#symbol as text) is null
           or o.contract_id = any (array(
                select n.id from trading.ibkr_contract n
                where replace(n.symbol, ' ', '') = cast(:#symbol as text) or replace(n.underlying_symbol, ' ', '') = cast(:#symbol as text)))
           or o.contract_id is null and replace(o.symbol, ' ', '') = cast(:#symbol as text))
      and (cast(:#status as text) = 'all' or o.status = upper(replace(cast(:#status as text), '-', '_'))
           or cast(:#status as text) = 'open' and o.status in ('PENDING', 'WORKING', 'PARTIALLY_FILLED', 'INACTIVE'))
      and case when cast(:#after_id as bigint) is null then true
               when cast(:#after_day as text) = 'infinity'
               then trading_day(o.trade_date, coalesce(o.submitted_at, o.updated_at), null) is not null
                    or o.id < cast(:#after_id as bigint)
               else trading_day(o.trade_date, coalesce(o.submitted_at, o.updated_at), null) <= cast(:#after_day as date)
                    and (trading_day(o.trade_date, coalesce(o.submitted_at, o.updated_at), null),
                         coalesce(o.submitted_at, o.updated_at, '-infinity'), o.id)
                        < (cast(:#after_day as date), cast(:#after_time as timestamptz), cast(:#after_id as bigint)) end
    order by trading_day(o.trade_date, coalesce(o.submitted_at, o.updated_at), null) desc,
             coalesce(o.submitted_at, o.updated_at, '-infinity') desc, o.id desc
    limit cast(:#limit as bigint)
  ) o
  where cast(:#account as text) is null or a.code = cast(:#account as text)
  order by trading_day desc, coalesce(submitted_at, updated_at, '-infinity') desc, order_id desc
  limit cast(:#limit as bigint)
) o
order by o.trading_day desc, coalesce(o.submitted_at, o.updated_at, '-infinity') desc, o.order_id desc
