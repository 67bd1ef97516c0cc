-- The contents among some that are, or were, in quarantine.
select q.content_hash
from trading.quarantined_record q
where q.dataset = ? and q.account_id = ? and q.content_hash = any (?)
