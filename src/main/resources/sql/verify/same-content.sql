-- Whether a payload is counted as it was; an account without any record may be named or not.
select ?::boolean and k.records = n.records and k.skipped = n.skipped
from (select ?::jsonb as was, ?::jsonb as becomes, ?::jsonb as skipped_was, ?::jsonb as skipped_becomes) c
cross join lateral (
  select coalesce((select jsonb_object_agg(a.key || ' ' || d.key, d.value) from jsonb_each(c.was) a
                   cross join lateral jsonb_each_text(a.value) d where d.value <> '0'), '{}') as records,
         coalesce((select jsonb_object_agg(s.key, s.value) from jsonb_each_text(c.skipped_was) s where s.value <> '0'), '{}') as skipped
) k
cross join lateral (
  select coalesce((select jsonb_object_agg(a.key || ' ' || d.key, d.value) from jsonb_each(c.becomes) a
                   cross join lateral jsonb_each_text(a.value) d where d.value <> '0'), '{}') as records,
         coalesce((select jsonb_object_agg(s.key, s.value) from jsonb_each_text(c.skipped_becomes) s where s.value <> '0'), '{}') as skipped
) n
