-- What the server expects of tables that it counted in the middle of a first load, so that the steps below look up by keys.
select trading.renew_estimates()
