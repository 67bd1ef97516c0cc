update trading.source_file
set state = 'gone', error = null, changed_at = clock_timestamp()
where source = ? and path = any (?) and state <> 'gone'
