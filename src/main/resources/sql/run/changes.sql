-- Without records that were quarantined and closed at once, because newer statements state their facts.
select c.dataset, c.key, c.change, c.name, c.old_value, c.new_value
from (select ?::bigint as run_id) p, trading.changes_of_run(p.run_id) c
where c.change <> 'quarantine'
   or exists (select from trading.quarantined_record q where q.run_id = p.run_id and q.place = c.key and q.state = 'open')
order by c.change, c.dataset, c.key, c.name
