insert into trading.trade_order (
  account_id, first_run_id, last_run_id,
  order_key, ibkr_order_id, perm_id, con_id, symbol, status, status_text, status_reason, order_type, order_type_text,
  time_in_force, side, quantity, filled_quantity, remaining_quantity, limit_price, stop_price, average_price, currency,
  commission, commission_currency, order_reference, submitted_at, submitted_at_text, updated_at, trade_date, good_till_date,
  oca_group, parent_perm_id, parent_client_order_id, submitter, client_id, client_order_id, combo_legs, source, feed,
  feed_rank, part, as_of, content_hash, raw_record, fragments, contract_id
)
select
  p.account_id, p.run_id, p.run_id,
  s.order_key, s.ibkr_order_id, s.perm_id, s.con_id, s.symbol, s.status, s.status_text, s.status_reason, s.order_type,
  s.order_type_text, s.time_in_force, s.side, s.quantity, s.filled_quantity, s.remaining_quantity, s.limit_price,
  s.stop_price, s.average_price, s.currency, s.commission, s.commission_currency, s.order_reference, s.submitted_at,
  s.submitted_at_text, s.updated_at, s.trade_date, s.good_till_date, s.oca_group, s.parent_perm_id,
  s.parent_client_order_id, s.submitter, s.client_id, s.client_order_id, s.combo_legs, s.source, s.feed, s.feed_rank,
  s.part, s.as_of, s.content_hash, s.raw_record, s.fragments, s.contract_id
from staged_trade_order s
cross join (select ?::bigint as account_id, ?::bigint as run_id) p
on conflict (account_id, order_key) do update set
  ibkr_order_id = excluded.ibkr_order_id, perm_id = excluded.perm_id,
  con_id = excluded.con_id, symbol = excluded.symbol, status = excluded.status,
  status_text = excluded.status_text, status_reason = excluded.status_reason,
  order_type = excluded.order_type, order_type_text = excluded.order_type_text,
  time_in_force = excluded.time_in_force, side = excluded.side, quantity = excluded.quantity,
  filled_quantity = excluded.filled_quantity, remaining_quantity = excluded.remaining_quantity,
  limit_price = excluded.limit_price, stop_price = excluded.stop_price, average_price = excluded.average_price,
  currency = excluded.currency,
  commission = excluded.commission, commission_currency = excluded.commission_currency,
  order_reference = excluded.order_reference, submitted_at = excluded.submitted_at,
  submitted_at_text = excluded.submitted_at_text, updated_at = excluded.updated_at,
  trade_date = excluded.trade_date, good_till_date = excluded.good_till_date, oca_group = excluded.oca_group,
  parent_perm_id = excluded.parent_perm_id, parent_client_order_id = excluded.parent_client_order_id,
  submitter = excluded.submitter, client_id = excluded.client_id, client_order_id = excluded.client_order_id,
  combo_legs = excluded.combo_legs, own_values = null, source = excluded.source, feed = excluded.feed,
  feed_rank = excluded.feed_rank, part = excluded.part, as_of = excluded.as_of,
  content_hash = excluded.content_hash, raw_record = excluded.raw_record, fragments = excluded.fragments,
  contract_id = case when excluded.con_id is null then null
                     else coalesce(excluded.contract_id, trade_order.contract_id) end,
  revision = trade_order.revision + 1,
  last_run_id = excluded.last_run_id, changed_at = now()
where (trade_order.content_hash, trade_order.part, trade_order.as_of, trade_order.fragments::text)
  is distinct from (excluded.content_hash, excluded.part, excluded.as_of, excluded.fragments::text)
