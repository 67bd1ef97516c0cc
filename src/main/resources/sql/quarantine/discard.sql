update trading.quarantined_record
set state = 'discarded', closed_at = now(), closing_note = ?
where id = ? and state = 'open'
