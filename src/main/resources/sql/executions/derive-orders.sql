-- Orders that no record describes are made from their executions. Sorted, so that two runs never wait for each other.
insert into trading.trade_order (account_id, order_key, ibkr_order_id, perm_id, con_id, contract_id, symbol, side, currency, status,
                                 source, feed, feed_rank, first_run_id, last_run_id)
select p.account_id, d.order_key, d.order_id, d.perm_id, d.con_id, d.contract_id, d.symbol, d.side, d.currency, 'FILLED_OR_PARTIAL',
       p.source, 'executions', 0, p.run_id, p.run_id
from (select ?::bigint as account_id, ?::bigint as run_id, ?::text as source) p,
     unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::bigint[], ?::text[], ?::text[], ?::text[])
       d (order_key, order_id, perm_id, con_id, contract_id, symbol, side, currency)
order by d.order_key
on conflict do nothing
