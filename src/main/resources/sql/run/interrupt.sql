update trading.run
set status = 'interrupted', finished_at = clock_timestamp(), error = 'the program ended before the run did'
where dataset = ? and account_id is not distinct from ? and status = 'running'
