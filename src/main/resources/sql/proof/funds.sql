-- E8: the balance at the beginning of a statement of funds and all its amounts give its balance at the end, and debits and credits
-- give the amounts. Lines of the base currency are of a level of their own.
with r as (select * from trading.broker_report where id = ?),
stated as (
  select t.currency, t.subject as level, max(t.amount) filter (where t.total = 'openingBalance') as opening,
         max(t.amount) filter (where t.total = 'amount') as amount, max(t.amount) filter (where t.total = 'balance') as balance,
         max(t.amount) filter (where t.total = 'debitAndCredit') as parts
  from r join trading.broker_total t on t.report_id = r.id
  where t.section = 'StmtFunds'
  group by t.currency, t.subject
)
select case when s.level ilike 'base%' then 'FUNDS_IN_BASE' else 'FUNDS' end as equation, concat_ws(' ', nullif(s.currency, ''), v.what) as subject,
       null as con_id, coalesce(v.ours, 0) as ours, v.broker, v.open, '' as doubt
from stated s
cross join lateral (values
  ('balance', s.opening + s.amount, s.balance,
   case when s.balance is null then 'tick the columns Amount and Balance of the section Statement of Funds' else '' end),
  ('debit and credit', s.parts, s.amount,
   case when s.parts is null then 'tick the columns Debit and Credit of the section Statement of Funds' else '' end)
) v (what, ours, broker, open)
order by 1, 2
