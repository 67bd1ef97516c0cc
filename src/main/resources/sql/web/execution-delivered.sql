-- What was delivered of a row, as it was delivered: the record that counts most, and others of the same fact.
select d.feed, d.as_of, a.key as attribute, a.value
from (
  select 0 as place, t.feed, t.as_of::text as as_of, t.raw_record as record
  from trading.execution t where t.id = cast(:#id as bigint)
  union all
  select f.place, f.fragment ->> 'feed', f.fragment ->> 'asOf', f.fragment -> 'raw'
  from trading.execution t
  cross join lateral json_array_elements(t.fragments) with ordinality f (fragment, place)
  where t.id = cast(:#id as bigint)
) d
cross join lateral json_each_text(d.record) a
where a.value <> ''
order by d.place, a.key
limit 2000
