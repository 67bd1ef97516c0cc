-- Results and costs, each under its own currency: a trade in yen may be charged in dollars. The rows of
-- pnl_by_day, from what is kept of them.
select d.account, d.trading_day, d.symbol, d.underlying, d.currency, d.realized_pnl, null::numeric as commission, d.taxes, d.fills,
       d.bookings, d.without_realized_pnl, d.without_commission
from trading.current_day d
union all
select d.account, d.trading_day, d.symbol, d.underlying, d.commission_currency, null, d.commission, null, 0, 0, 0, 0
from trading.current_day d
