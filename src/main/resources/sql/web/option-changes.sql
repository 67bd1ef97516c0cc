-- What changed in a row, column by column: what each revision said, and what came after it.
with said as (
  select v.revision, v.replaced_at as at, v.replaced_by_run as run_id, v.said
  from trading.record_revision v
  where v.dataset = 'option-events' and v.row_id = cast(:#id as bigint)
),
revised as (
  select s.*, coalesce(lead(s.said) over (order by s.revision),
                       (select row_to_json(t) from trading.option_event t where t.id = cast(:#id as bigint))) as says
  from said s
)
select r.at, b.key as changed, b.value as before, n.value as after, r.run_id
from revised r
cross join lateral json_each_text(r.said) b
join lateral json_each_text(r.says) n on n.key = b.key
where b.value is distinct from n.value
  and b.key not in ('raw_record', 'fragments', 'content_hash', 'revision', 'changed_at', 'last_run_id', 'as_of', 'feed_rank')
order by r.revision, b.key
limit 1000
