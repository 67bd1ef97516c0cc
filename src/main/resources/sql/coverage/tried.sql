-- Datasets that a run has succeeded of; whether a statement was dated matters only of accounts that no day is known of.
select a.code as account, d.dataset,
       exists (select from trading.coverage c where c.account_id = a.id)
         or exists (select from trading.run r join trading.raw_payload p on p.id = r.payload_id
                    where r.account_id = a.id and r.dataset = d.dataset and r.status = 'succeeded'
                      and p.period_from is not null) as dated
from trading.broker_account a
cross join (values ('orders'), ('executions'), ('option-events'), ('corporate-actions'), ('transfers')) d (dataset)
where a.active and a.environment in ('LIVE', 'PAPER')
  and exists (select from trading.run r
              where r.account_id = a.id and r.dataset = d.dataset and r.status = 'succeeded')
