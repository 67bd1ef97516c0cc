select 'executions without their order',
       (select count(*) from trading.execution
        where order_id is null and ibkr_order_id is not null and (superseded_by is null or ibkr_exec_id is not null))
union all
select 'executions without contract',
       (select count(*) from trading.execution where contract_id is null and superseded_by is null)
union all
-- Alike in all but that one names its contract by con id and the other does not: nothing tells whether it is one fact. Or
-- taken back, and told by a statement that begins after its day, although nothing but the day names it: nothing tells
-- whether it was bought again. A statement that tells both shows that they are two.
select 'executions that two reports may tell',
       (select count(*)
        from trading.execution e
        where e.is_effective and trading.is_named_poorly(e.ibkr_exec_id, e.transaction_id, e.kind)
          and exists (
            select from trading.execution x
            where x.account_id = e.account_id
              and trading.trading_day(x.trade_date, x.executed_at, x.report_date)
                = trading.trading_day(e.trade_date, e.executed_at, e.report_date)
              and x.quantity = e.quantity and x.price = e.price and x.signed_quantity = e.signed_quantity
              and x.is_effective and x.id <> e.id and (x.con_id is null) <> (e.con_id is null)
              and (x.symbol is null or e.symbol is null
                   or x.executed_at = e.executed_at and x.time_precision <> 'DATE' and e.time_precision <> 'DATE')))
       + (select count(*)
          from trading.execution e
          cross join lateral (select regexp_replace(e.exec_key, ':\d+$', '') as base) k
          where e.cancelled_by is not null and e.kind <> 'CANCEL' and e.superseded_by is null and e.report_date is null
            and trading.is_named_poorly(e.ibkr_exec_id, e.transaction_id, e.kind)
            and trading.stated(e.raw_record, e.fragments, '#bookedLater') is not null
            and not exists (
              select from trading.execution x
              where x.account_id = e.account_id and x.id <> e.id
                and x.exec_key in (k.base || ':0', k.base || ':1', k.base || ':2')))
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
