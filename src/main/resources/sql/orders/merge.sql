insert into trading.trade_order (
  account_id, first_run_id, last_run_id,
  ibkr_order_id, con_id, symbol, status, order_type, order_type_text, time_in_force, side, quantity,
  filled_quantity, limit_price, stop_price, average_price, currency, commission, commission_currency,
  order_reference, submitted_at, submitted_at_text, updated_at, trade_date, source, feed, feed_rank, part,
  as_of, content_hash, raw_record, fragments, contract_id
)
select
  p.account_id, p.run_id, p.run_id,
  s.ibkr_order_id, s.con_id, s.symbol, s.status, s.order_type, s.order_type_text, s.time_in_force, s.side,
  s.quantity, s.filled_quantity, s.limit_price, s.stop_price, s.average_price, s.currency, s.commission,
  s.commission_currency, s.order_reference, s.submitted_at, s.submitted_at_text, s.updated_at, s.trade_date,
  s.source, s.feed, s.feed_rank, s.part, s.as_of, s.content_hash, s.raw_record, s.fragments, s.contract_id
from staged_trade_order s
cross join (select ?::bigint as account_id, ?::bigint as run_id) p
on conflict (account_id, ibkr_order_id) do update set
  con_id = excluded.con_id, symbol = excluded.symbol, status = excluded.status,
  order_type = excluded.order_type, order_type_text = excluded.order_type_text,
  time_in_force = excluded.time_in_force, side = excluded.side, quantity = excluded.quantity,
  filled_quantity = excluded.filled_quantity, limit_price = excluded.limit_price,
  stop_price = excluded.stop_price, average_price = excluded.average_price, currency = excluded.currency,
  commission = excluded.commission, commission_currency = excluded.commission_currency,
  order_reference = excluded.order_reference, submitted_at = excluded.submitted_at,
  submitted_at_text = excluded.submitted_at_text, updated_at = excluded.updated_at,
  trade_date = excluded.trade_date, source = excluded.source, feed = excluded.feed,
  feed_rank = excluded.feed_rank, part = excluded.part, as_of = excluded.as_of,
  content_hash = excluded.content_hash, raw_record = excluded.raw_record, fragments = excluded.fragments,
  contract_id = coalesce(excluded.contract_id, trade_order.contract_id), revision = trade_order.revision + 1,
  last_run_id = excluded.last_run_id, changed_at = now()
where (trade_order.content_hash, trade_order.part, trade_order.as_of, trade_order.fragments::text)
  is distinct from (excluded.content_hash, excluded.part, excluded.as_of, excluded.fragments::text)
