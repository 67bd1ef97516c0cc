-- Tells the rest of the transaction the password of the role that reads, which a statement that makes a role cannot be given.
select set_config('ibkr_ingest.reader_password', ?, true)
