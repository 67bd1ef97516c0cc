-- made only when there is something to write: a run that changes nothing leaves no trace in the catalog
create temporary table if not exists staged_corporate_action on commit drop as
select
  action_key, transaction_id, action_id, action_type, con_id, symbol, currency, action_date, happened_at,
  report_date, quantity, amount, proceeds, value, realized_pnl, fx_rate_to_base, description, codes, source,
  feed, feed_rank, part, as_of, content_hash, raw_record, fragments, contract_id
from trading.corporate_action
with no data
