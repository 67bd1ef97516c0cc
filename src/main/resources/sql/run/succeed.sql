update trading.run
set status = 'succeeded', finished_at = clock_timestamp(), payload_id = ?, read = ?,
    inserted = ?, updated = ?, unchanged = ?, quarantined = ?, ignored = ?::jsonb, corrected = ?, orders_made = ?
where id = ?
