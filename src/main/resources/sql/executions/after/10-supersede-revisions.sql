-- Of all revisions of one fill the highest counts; the lower ones point to it.
update trading.execution e
set superseded_by = nullif(r.highest, e.id), revision = e.revision + 1, last_run_id = r.run_id, changed_at = now()
from (
  select m.id, first_value(m.id) over (partition by g.exec_group order by m.exec_revision desc) as highest, p.run_id
  from (select ?::bigint as account_id, ?::bigint as run_id) p
  cross join lateral (
    select distinct c.exec_group from trading.execution c where c.account_id = p.account_id and c.exec_revision > 1
  ) g
  cross join lateral (
    select x.id, x.exec_revision
    from trading.execution x
    where x.account_id + 0 = p.account_id and x.exec_group = g.exec_group
      and x.exec_key >= 'X:' || g.exec_group and x.exec_key < 'X:' || g.exec_group || '/'
    offset 0
  ) m
) r
where e.id = r.id and e.superseded_by is distinct from nullif(r.highest, e.id)
