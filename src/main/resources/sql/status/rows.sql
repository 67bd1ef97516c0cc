select a.code as account, lower(a.environment) as environment,
       (select count(*) from trading.trade_order o where o.account_id = a.id) as orders,
       (select count(*) from trading.execution e where e.account_id = a.id) as executions,
       (select count(*) from trading.execution e where e.account_id = a.id and e.is_effective) as effective,
       (select count(*) from trading.option_event v where v.account_id = a.id) as option_events,
       (select count(*) from trading.execution e
        where e.account_id = a.id and e.is_effective and trading.is_told_live(e.feed_rank)) as unconfirmed
from trading.broker_account a
order by a.code
