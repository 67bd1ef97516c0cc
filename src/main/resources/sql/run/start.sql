-- The row of a run that may be lost with a server that crashes has nothing to wait for: see RunLedger.
insert into trading.run (account_id, dataset, source, payload, status)
select ?, ?, ?, ?, 'running' from set_config('synchronous_commit', coalesce(?, current_setting('synchronous_commit')), true)
returning id
