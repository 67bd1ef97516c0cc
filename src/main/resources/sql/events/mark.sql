-- What tells an event from one of the same number before a restore.
select left(encode(e.hash, 'hex'), 8) from trading.event e where e.id = ?
