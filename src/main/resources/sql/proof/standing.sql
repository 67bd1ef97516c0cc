-- How it stands with each account that is synced and has statements with totals, by the certificates that hold.
select s.account, count(*) as statements, count(*) filter (where not s.holds) as open,
       coalesce(sum(s.broken) filter (where s.holds), 0) as broken,
       coalesce(sum(s.proven) filter (where s.holds), 0) as proven,
       coalesce(sum(s.not_stated) filter (where s.holds), 0) as not_stated,
       (max(s.last_day) filter (where s.holds and s.status = 'proven'))::text as reconciled_to
from trading.reconciled_statement s
join trading.broker_account a on a.id = s.account_id and a.active and a.environment in ('LIVE', 'PAPER')
group by s.account
order by s.account
