-- The payload is stored last, when its quarantined records are already stored.
update trading.quarantined_record
set payload_id = ?
where run_id = ? and payload_id is null
