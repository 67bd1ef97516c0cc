-- What may explain a difference of an account: records in quarantine, and movements of which no day is known.
select q.dataset, true as quarantined, count(*) as records
from trading.quarantined_record q
where q.account_id = ? and q.dataset in ('executions', 'corporate-actions', 'transfers') and q.state = 'open'
group by q.dataset
union all
select 'corporate-actions', false, count(*) from trading.corporate_action a
where a.account_id = ? and a.is_effective and a.report_date is null and a.action_date is null having count(*) > 0
union all
select 'transfers', false, count(*) from trading.transfer t
where t.account_id = ? and t.is_effective and t.report_date is null and t.transfer_date is null having count(*) > 0
order by 2 desc, 1
