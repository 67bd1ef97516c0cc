-- Everything that was said about some stored facts.
-- "account_id + 0" keeps the account out of the choice of an index: which one the server takes for it alone is chance as
-- long as its statistics are those of an empty table.
select k.key, t.*
from unnest(?::text[]) k (key),
lateral (
  select r.source, r.feed, r.feed_rank, r.part, r.as_of, r.content_hash, r.raw_record, r.fragments
  from trading.corporate_action r
  where r.account_id + 0 = ? and r.action_key = k.key
  offset 0
) t
