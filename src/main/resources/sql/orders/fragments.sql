-- Everything that was said about some stored facts.
select k.key, t.*
from unnest(?::text[]) k (key),
lateral (
  select r.source, r.feed, r.feed_rank, r.part, r.as_of, r.content_hash, r.raw_record, r.fragments
  from trading.trade_order r
  where r.account_id = ? and r.order_key = k.key
  offset 0
) t
