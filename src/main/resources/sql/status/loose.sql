select 'executions without their order',
       (select count(*) from trading.execution where order_id is null and ibkr_order_id is not null)
union all
select 'executions without contract', (select count(*) from trading.execution where contract_id is null)
union all
select 'cancels without their original', (select count(*) from trading.unmatched_cancel)
union all
select 'option events without their booking',
       (select count(*) from trading.option_event where booking_execution_id is null and event_type <> 'CASH_SETTLEMENT')
union all
select 'deliveries without their assignment or exercise',
       (select count(*) from trading.option_event
        where parent_event_id is null and event_type in ('DELIVERY', 'CASH_SETTLEMENT'))
union all
select 'quarantined records', (select count(*) from trading.quarantined_record where state = 'open')
union all
select 'executions never confirmed', (select count(*) from trading.unconfirmed_execution)
