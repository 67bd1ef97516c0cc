update trading.run
set status = 'failed', finished_at = clock_timestamp(), error = ?
where id = ? and status = 'running'
