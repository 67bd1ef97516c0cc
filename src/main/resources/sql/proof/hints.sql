-- What may explain a difference in the days of a report of an account: rows of sections that are not read, days without
-- complete executions, open quarantine.
select
  (select coalesce(string_agg(distinct t.section, ', '), '') from trading.broker_report b
   join trading.broker_total t on t.report_id = b.id
   where b.account_id = ? and b.last_day between ? and ? and t.section in ('CorporateActions', 'Transfers')
     and (t.subject = ? or t.subject = '')) as unread,
  (select count(*) from trading.quarantined_record q
   where q.account_id = ? and q.dataset = 'executions' and q.state = 'open') as quarantined
