-- made only when there is something to write: a run that changes nothing leaves no trace in the catalog
create temporary table if not exists staged_option_event on commit drop as
select
  event_key, con_id, symbol, event_type, event_type_text, event_ts, event_date, time_precision, trade_id,
  quantity, price, mark_price, proceeds, commission_and_tax, cost_basis, realized_pnl, currency,
  fx_rate_to_base, underlying_con_id, source, feed, feed_rank, part, as_of, content_hash, raw_record,
  fragments, contract_id
from trading.option_event
with no data
