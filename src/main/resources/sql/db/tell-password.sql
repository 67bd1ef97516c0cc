-- Passes the password of the read-only role to the rest of the transaction, because create role takes no parameters.
select set_config('ibkr_ingest.reader_password', ?, true)
