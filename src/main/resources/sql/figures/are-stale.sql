-- Whether there is a contract whose figures have to be made.
select exists (select from trading.stale_contract)
