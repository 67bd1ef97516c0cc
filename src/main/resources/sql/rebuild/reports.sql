select a.code as account, concat_ws(' ', r.first_day, r.last_day, r.content_hash) as key,
       jsonb_build_object('sections', r.sections, 'faults', r.faults, 'base_currency', r.base_currency,
         'positions', (select count(*) from trading.broker_position p where p.report_id = r.id),
         'totals', (select count(*) from trading.broker_total t where t.report_id = r.id))::text as said
from trading.broker_report r
join trading.broker_account a on a.id = r.account_id
order by a.code collate "C", concat_ws(' ', r.first_day, r.last_day, r.content_hash) collate "C"
