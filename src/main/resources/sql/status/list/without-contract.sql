-- The sum of a combination has no contract: its legs have theirs.
select a.code as account, trading.trading_day(e.trade_date, e.executed_at, e.report_date)::text as day, e.symbol,
       e.side || ' ' || trim_scale(e.quantity) as what, 'execution ' || e.id as "row"
from trading.execution e
join trading.broker_account a on a.id = e.account_id
where e.contract_id is null and e.superseded_by is null and e.kind <> 'COMBO_SUMMARY'
