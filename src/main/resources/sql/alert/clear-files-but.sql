-- A file that cannot be read is over when it is gone or mended, whatever became of the runs that failed with it. Of no file
-- at all anything differs, also nothing: hence the question whether there is one.
update trading.alert set cleared_at = clock_timestamp()
where condition ->> 'file' is not null and condition ->> 'file' <> all (?) and cleared_at is null
returning condition
