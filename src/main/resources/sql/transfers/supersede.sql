-- Of rows that tell of one booking, the one with the best ids counts: see the function.
select trading.match_movements('transfer', :#runId::bigint, :#accountId::bigint)
