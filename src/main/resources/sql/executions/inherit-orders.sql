-- A revision that states no order belongs to the order of its fill: that of the highest revision that states one, of the
-- same contract. It leaves that order when no revision states one any more.
with moved as (
  update trading.execution e
  set order_id = r.wanted, revision = e.revision + 1, last_run_id = r.run_id, changed_at = now()
  from (
    select c.id, c.kind, c.ibkr_order_id, c.order_id, c.run_id,
           first_value(c.stated_order) over (partition by c.exec_group, c.contract
                                             order by c.stated_order is null, c.ibkr_order_id is null, c.exec_revision desc)
             as wanted
    from (
      select m.*, g.exec_group, p.run_id,
             case when m.ibkr_order_id is not null or m.perm_id is not null then m.order_id end as stated_order,
             coalesce(m.con_id, max(m.con_id) over (partition by g.exec_group), m.symbol) as contract
      from (select :#accountId::bigint as account_id, :#runId::bigint as run_id) p
      cross join lateral (
        select distinct c.exec_group from trading.execution c where c.account_id = p.account_id and c.exec_revision > 1
      ) g
      cross join lateral (
        select x.id, x.kind, x.exec_revision, x.con_id, x.symbol, x.ibkr_order_id, x.perm_id, x.order_id
        from trading.execution x
        where x.account_id + 0 = p.account_id and x.exec_group = g.exec_group
          and x.exec_key >= 'X:' || g.exec_group and x.exec_key < 'X:' || g.exec_group || '/'
        offset 0
      ) m
    ) c
  ) r
  where e.id = r.id and r.ibkr_order_id is null and r.kind <> 'BOOK' and r.order_id is distinct from r.wanted
  returning e.order_id, r.order_id as former
)
select m.order_id from moved m
union
select m.former from moved m
