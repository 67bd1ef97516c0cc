-- When each statement about some facts was last repeated.
select s.key, s.hash, max(s.as_of) as as_of
from sighting s
where s.key = any (?::text[])
group by s.key, s.hash
