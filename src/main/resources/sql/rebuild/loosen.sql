-- The fragments in another notation, which says the same: the merge of a row that is made anew looks whether they differ. No
-- revision is kept of this.
update trading.{table} t
set fragments = (coalesce(t.fragments::text, '[]') || ' ')::json
from unnest(?::text[]) k (key)
where t.account_id + 0 = ? and t.{key} = k.key
