-- For a small transaction beside that of a run: it need not wait for the disk, because the run's own commit comes later and
-- takes it along; and it waits for nobody for ever, because the run, which is its caller, may be what it would wait for.
select set_config('synchronous_commit', 'off', true), set_config('lock_timeout', '60s', true)
