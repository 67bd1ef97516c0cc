-- What is here beside the built-in sample, in words: accounts that it did not invent, and sources of other statements.
select 'account ' || a.code as what from trading.broker_account a where not trading.is_sample(a.code)
union all
select 'statements of ' || r.source
from trading.run r
where r.status = 'succeeded' and r.source not in ('sample', 'quarantine')
group by r.source
order by what
