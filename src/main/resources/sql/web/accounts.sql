-- The accounts, with the first and the last day of their trades, by the index of days.
select a.code as account, a.environment, a.alias, a.base_currency, a.active,
       (select trading_day(e.trade_date, e.executed_at, e.report_date) from trading.execution e
        where e.account_id = a.id and trading_day(e.trade_date, e.executed_at, e.report_date) is not null
        order by trading_day(e.trade_date, e.executed_at, e.report_date) limit 1) as first_day,
       (select trading_day(e.trade_date, e.executed_at, e.report_date) from trading.execution e
        where e.account_id = a.id and trading_day(e.trade_date, e.executed_at, e.report_date) is not null
        order by trading_day(e.trade_date, e.executed_at, e.report_date) desc limit 1) as last_day,
       (select max(r.finished_at) from trading.run r
        where r.account_id = a.id and r.id > coalesce((select max(n.id) from trading.run n), 0) - 5000) as last_run_at
from trading.broker_account a
order by a.active desc, case a.environment when 'LIVE' then 1 when 'PAPER' then 2 else 3 end, a.code
