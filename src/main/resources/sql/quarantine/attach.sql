-- The payload is kept last, when the records that were put aside already lie there.
update trading.quarantined_record
set payload_id = ?
where run_id = ? and payload_id is null
