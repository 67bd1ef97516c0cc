-- Executions that only a live source states so far, and how many of them a final report has left out although it covers their
-- day.
select a.code as account, count(*) as waiting,
       count(*) filter (where exists (
         select 1 from trading.coverage c
         where c.account_id = e.account_id and c.dataset = 'executions' and not c.provisional
           and trading.trading_day(e.trade_date, e.executed_at, e.report_date) between c.covered_from and c.covered_to)) as left_out
from trading.execution e
join trading.broker_account a on a.id = e.account_id
where e.is_effective and trading.is_told_live(e.feed_rank)
group by a.code
order by a.code
