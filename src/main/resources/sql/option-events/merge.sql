insert into trading.option_event (
  account_id, first_run_id, last_run_id,
  event_key, con_id, symbol, event_type, event_type_text, event_ts, event_date, time_precision, trade_id,
  quantity, price, mark_price, proceeds, commission_and_tax, cost_basis, realized_pnl, currency,
  fx_rate_to_base, underlying_con_id, source, feed, feed_rank, part, as_of, content_hash, raw_record,
  fragments, contract_id,
  instrument_id, booking_execution_id
)
select
  p.account_id, p.run_id, p.run_id,
  s.event_key, s.con_id, s.symbol, s.event_type, s.event_type_text, coalesce(b.executed_at, s.event_ts), s.event_date,
  case when b.executed_at is null then s.time_precision else b.time_precision end, s.trade_id, s.quantity, s.price, s.mark_price, s.proceeds, s.commission_and_tax,
  s.cost_basis, s.realized_pnl, s.currency, s.fx_rate_to_base, s.underlying_con_id, s.source, s.feed,
  s.feed_rank, s.part, s.as_of, s.content_hash, s.raw_record, s.fragments, coalesce(s.contract_id, c.id),
  -- contracts/link-events.sql names it when nobody can rename it
  null, b.id
from staged_option_event s
cross join (select ?::bigint as account_id, ?::bigint as run_id) p
-- a contract that none of the run's own records name
left join trading.ibkr_contract c on s.contract_id is null and c.con_id = s.con_id
left join lateral (
  select x.id, x.time_precision, case when x.time_precision <> 'DATE' then x.executed_at end as executed_at
  from trading.option_event_booking(
    p.account_id, s.trade_id, s.quantity, s.con_id, s.symbol, s.currency, coalesce(s.contract_id, c.id), s.raw_record, s.fragments) x
) b on true
on conflict (account_id, event_key) do update set
  con_id = excluded.con_id, symbol = excluded.symbol, event_type = excluded.event_type,
  event_type_text = excluded.event_type_text, event_ts = excluded.event_ts, event_date = excluded.event_date,
  time_precision = excluded.time_precision, trade_id = excluded.trade_id, quantity = excluded.quantity,
  price = excluded.price, mark_price = excluded.mark_price, proceeds = excluded.proceeds,
  commission_and_tax = excluded.commission_and_tax, cost_basis = excluded.cost_basis,
  realized_pnl = excluded.realized_pnl, currency = excluded.currency,
  fx_rate_to_base = excluded.fx_rate_to_base, underlying_con_id = excluded.underlying_con_id,
  source = excluded.source, feed = excluded.feed, feed_rank = excluded.feed_rank, part = excluded.part,
  as_of = excluded.as_of, content_hash = excluded.content_hash, raw_record = excluded.raw_record,
  fragments = excluded.fragments, contract_id = excluded.contract_id,
  instrument_id = case when excluded.contract_id = option_event.contract_id then option_event.instrument_id end,
  booking_execution_id = excluded.booking_execution_id,
  revision = option_event.revision + 1, last_run_id = excluded.last_run_id, changed_at = now()
where (option_event.content_hash, option_event.part, option_event.as_of, option_event.fragments::text)
  is distinct from (excluded.content_hash, excluded.part, excluded.as_of, excluded.fragments::text)
