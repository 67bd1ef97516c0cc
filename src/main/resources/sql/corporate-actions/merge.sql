insert into trading.corporate_action (
  account_id, first_run_id, last_run_id,
  action_key, transaction_id, action_id, action_type, con_id, symbol, currency, action_date, happened_at,
  report_date, quantity, amount, proceeds, value, realized_pnl, fx_rate_to_base, description, codes, source,
  feed, feed_rank, part, as_of, content_hash, raw_record, fragments, contract_id
)
select
  p.account_id, p.run_id, p.run_id,
  s.action_key, s.transaction_id, s.action_id, s.action_type, s.con_id, s.symbol, s.currency, s.action_date,
  s.happened_at, s.report_date, s.quantity, s.amount, s.proceeds, s.value, s.realized_pnl,
  s.fx_rate_to_base, s.description, s.codes, s.source, s.feed, s.feed_rank, s.part, s.as_of, s.content_hash,
  s.raw_record, s.fragments,
  coalesce(s.contract_id, c.id)
from staged_corporate_action s
cross join (select ?::bigint as account_id, ?::bigint as run_id) p
-- a contract that none of the run's own records names
left join trading.ibkr_contract c on s.contract_id is null and c.con_id = s.con_id
on conflict (account_id, action_key) do update set
  transaction_id = excluded.transaction_id, action_id = excluded.action_id, action_type =
  excluded.action_type, con_id = excluded.con_id, symbol = excluded.symbol, currency = excluded.currency,
  action_date = excluded.action_date, happened_at = excluded.happened_at, report_date =
  excluded.report_date, quantity = excluded.quantity, amount = excluded.amount, proceeds =
  excluded.proceeds, value = excluded.value, realized_pnl = excluded.realized_pnl, fx_rate_to_base =
  excluded.fx_rate_to_base, description = excluded.description, codes = excluded.codes, source =
  excluded.source, feed = excluded.feed, feed_rank = excluded.feed_rank, part = excluded.part, as_of =
  excluded.as_of, content_hash = excluded.content_hash, raw_record = excluded.raw_record, fragments =
  excluded.fragments,
  contract_id = coalesce(excluded.contract_id, corporate_action.contract_id),
  revision = corporate_action.revision + 1, last_run_id = excluded.last_run_id, changed_at = now()
where (corporate_action.content_hash, corporate_action.part, corporate_action.as_of, corporate_action.fragments::text)
  is distinct from (excluded.content_hash, excluded.part, excluded.as_of, excluded.fragments::text)
