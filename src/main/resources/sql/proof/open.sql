-- The statements without a certificate that holds, of accounts that are synced.
select s.account, s.report_id
from trading.reconciled_statement s
join trading.broker_account a on a.id = s.account_id and a.active and a.environment in ('LIVE', 'PAPER')
where not s.holds
