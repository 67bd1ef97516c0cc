insert into trading.transfer (
  account_id, first_run_id, last_run_id,
  transfer_key, transaction_id, transfer_type, direction, con_id, symbol, currency, transfer_date,
  happened_at, report_date, settle_date, quantity, price, position_amount, cash_amount, realized_pnl,
  fx_rate_to_base, counterparty, company, description, source, feed, feed_rank, part, as_of, content_hash,
  raw_record, fragments, contract_id
)
select
  p.account_id, p.run_id, p.run_id,
  s.transfer_key, s.transaction_id, s.transfer_type, s.direction, s.con_id, s.symbol, s.currency,
  s.transfer_date, s.happened_at, s.report_date, s.settle_date, s.quantity, s.price, s.position_amount,
  s.cash_amount, s.realized_pnl, s.fx_rate_to_base, s.counterparty, s.company, s.description, s.source,
  s.feed, s.feed_rank, s.part, s.as_of, s.content_hash, s.raw_record, s.fragments,
  coalesce(s.contract_id, c.id)
from staged_transfer s
cross join (select ?::bigint as account_id, ?::bigint as run_id) p
-- a contract that none of the run's own records names
left join trading.ibkr_contract c on s.contract_id is null and c.con_id = s.con_id
on conflict (account_id, transfer_key) do update set
  transaction_id = excluded.transaction_id, transfer_type = excluded.transfer_type, direction =
  excluded.direction, con_id = excluded.con_id, symbol = excluded.symbol, currency = excluded.currency,
  transfer_date = excluded.transfer_date, happened_at = excluded.happened_at, report_date =
  excluded.report_date, settle_date = excluded.settle_date, quantity = excluded.quantity, price =
  excluded.price, position_amount = excluded.position_amount, cash_amount = excluded.cash_amount,
  realized_pnl = excluded.realized_pnl, fx_rate_to_base = excluded.fx_rate_to_base, counterparty =
  excluded.counterparty, company = excluded.company, description = excluded.description, source =
  excluded.source, feed = excluded.feed, feed_rank = excluded.feed_rank, part = excluded.part, as_of =
  excluded.as_of, content_hash = excluded.content_hash, raw_record = excluded.raw_record, fragments =
  excluded.fragments,
  contract_id = coalesce(excluded.contract_id, transfer.contract_id),
  revision = transfer.revision + 1, last_run_id = excluded.last_run_id, changed_at = now()
where (transfer.content_hash, transfer.part, transfer.as_of, transfer.fragments::text)
  is distinct from (excluded.content_hash, excluded.part, excluded.as_of, excluded.fragments::text)
