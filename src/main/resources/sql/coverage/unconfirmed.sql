select a.code as account, u.exec_key, u.symbol, u.side, trim_scale(u.quantity)::text as quantity,
       coalesce(u.trade_date, (u.executed_at at time zone 'America/New_York')::date)::text as trade_date
from trading.unconfirmed_execution u
join trading.broker_account a on a.id = u.account_id
order by trade_date, a.code, u.exec_key
