-- Runs of all accounts share contracts: what is known of them is written by one run after the other, at its end.
select pg_advisory_xact_lock(hashtext('trading.ibkr_contract'))
