-- Under a run of its own, as nobody knows any more in which it was read.
with put as (
  insert into trading.run (account_id, dataset, source, payload, status, finished_at, error)
  select a.id, v.dataset, 'rebuild', 'discarded records', 'failed', clock_timestamp(), 'no run: records that were discarded'
  from (values (?, ?)) v (account, dataset)
  join trading.broker_account a on a.code = v.account
  returning id, account_id, dataset
)
insert into trading.quarantined_record (run_id, account_id, dataset, place, reason, raw_fragment, content_hash, ordinal, feed,
                                        feed_rank, state, closed_at, closing_note)
select put.id, put.account_id, put.dataset, ?, ?, ?, ?, ?, ?, ?, 'discarded', ?, ? from put
