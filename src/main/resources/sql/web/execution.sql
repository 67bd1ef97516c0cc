-- An execution, whether it counts, and why.
select e.id as execution_id, a.code as account, trading_day(e.trade_date, e.executed_at, e.report_date) as trading_day,
       e.executed_at, e.executed_at_text, e.kind, coalesce(c.symbol, e.symbol) as symbol, c.description, e.con_id, e.side,
       e.quantity, e.price, e.currency, e.proceeds, e.commission, e.commission_currency, e.taxes, e.net_cash, e.realized_pnl,
       e.is_effective as counts,
       case when s.id is not null and s.exec_group = e.exec_group then 'corrected by ' || s.exec_key
            when s.id is not null then 'stated better by ' || s.exec_key
            when o.id is not null and e.kind = 'CANCEL' then 'cancels ' || o.exec_key
            when o.id is not null then 'cancelled by ' || o.exec_key
            when not e.is_effective then 'a sum or a note, not a trade: ' || lower(replace(e.kind, '_', ' '))
            when e.kind = 'CANCEL' then 'cancels a trade that is not known'
            when e.kind = 'BOOK' then 'a booking that nothing takes back'
            else 'nothing corrects or cancels it' end as why,
       coalesce(s.id, o.id) as because_of, e.open_close, array_to_string(e.codes, ' ') as codes, e.exchange, e.settle_date,
       e.order_id, case when e.order_id is not null then 'its order' end as its_order, e.ibkr_order_id, e.exec_key, e.ibkr_exec_id,
       e.transaction_id, e.trade_id, e.source, e.feed, e.as_of, e.revision, e.changed_at
from trading.execution e
join trading.broker_account a on a.id = e.account_id
left join trading.ibkr_contract c on c.id = e.contract_id
left join trading.execution s on s.id = e.superseded_by
left join trading.execution o on o.id = e.cancelled_by
where e.id = cast(:#id as bigint)
