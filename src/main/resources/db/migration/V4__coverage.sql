-- What is proven complete. Reports of a kind that the broker completes later (trade confirmations) are noted, and prove nothing.

alter table coverage add column provisional boolean not null default false;
update coverage set provisional = true where feed = 'flex-confirmation';
comment on column coverage.provisional is 'The report is of a kind that is completed later: it proves no day.';

create view proven_period as
select p.account_id, a.code as account, p.dataset, lower(r.days) as proven_from, upper(r.days) - 1 as proven_to
from (select account_id, dataset, range_agg(daterange(covered_from, covered_to, '[]')) as days
      from coverage where not provisional
      group by account_id, dataset) p
cross join lateral unnest(p.days) as r(days)
join broker_account a on a.id = p.account_id;
comment on view proven_period is 'The days that are proven complete, as the fewest periods that make them up.';

create view unconfirmed_execution as
select e.*
from execution e
where e.is_effective
  and e.feed in (select c.feed from coverage c where c.provisional)
  and exists (select 1 from coverage c
              where c.account_id = e.account_id and c.dataset = 'executions' and not c.provisional
                and coalesce(e.trade_date, (e.executed_at at time zone 'America/New_York')::date)
                    between c.covered_from and c.covered_to);
comment on view unconfirmed_execution is 'Executions that only a provisional report knows, although a final one has covered their day.';
