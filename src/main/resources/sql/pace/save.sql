update trading.request_pace
set recent = ?::timestamptz[], frozen_until = ?, complaints = ?, locked = ?
where token_hash = ?
