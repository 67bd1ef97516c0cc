-- made only when there is something to write: a run that changes nothing leaves no trace in the catalog
create temporary table if not exists staged_transfer on commit drop as
select
  transfer_key, transaction_id, transfer_type, direction, con_id, symbol, currency, transfer_date,
  happened_at, report_date, settle_date, quantity, price, position_amount, cash_amount, realized_pnl,
  fx_rate_to_base, counterparty, company, description, source, feed, feed_rank, part, as_of, content_hash,
  raw_record, fragments, contract_id
from trading.transfer
with no data
