-- Of all revisions of one fill the highest counts; the lower ones point to it. Ids that look like revisions of one
-- another can stand for different contracts, and a row need not name its contract.
update trading.execution e
set superseded_by = nullif(r.highest, e.id), revision = e.revision + 1, last_run_id = r.run_id, changed_at = now()
from (
  select c.id, first_value(c.id) over (partition by c.exec_group, c.contract order by c.exec_revision desc) as highest,
         c.run_id
  from (
    select m.id, m.exec_revision, g.exec_group, p.run_id,
           coalesce(m.con_id, max(m.con_id) over (partition by g.exec_group), m.symbol) as contract
    from (select :#accountId::bigint as account_id, :#runId::bigint as run_id) p
    cross join lateral (
      select distinct c.exec_group from trading.execution c where c.account_id = p.account_id and c.exec_revision > 1
    ) g
    cross join lateral (
      select x.id, x.exec_revision, x.con_id, x.symbol
      from trading.execution x
      where x.account_id + 0 = p.account_id and x.exec_group = g.exec_group
        and x.exec_key >= 'X:' || g.exec_group and x.exec_key < 'X:' || g.exec_group || '/'
      offset 0
    ) m
  ) c
) r
where e.id = r.id and e.superseded_by is distinct from nullif(r.highest, e.id)
returning e.order_id
