insert into trading.run (account_id, dataset, source, payload, status) values (?, ?, ?, ?, 'running') returning id
