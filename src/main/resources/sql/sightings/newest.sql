-- Each statement about some facts as it was last made.
select distinct on (s.key, s.hash) s.key, s.hash, s.as_of, s.source, s.part, s.feed, s.feed_rank, s.raw_record
from sighting s
where s.key = any (?::text[])
order by s.key, s.hash, s.as_of desc
