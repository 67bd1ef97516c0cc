-- Of some orders those that are still there.
select count(*) from trading.trade_order where id = any (?::bigint[])
