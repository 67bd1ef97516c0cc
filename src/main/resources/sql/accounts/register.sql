-- asks first: a conflicting insert would use up an identity value each time
insert into trading.broker_account (code, environment)
select v.code, v.environment
from (values (?, ?)) v (code, environment)
where not exists (select 1 from trading.broker_account a where a.broker = 'IBKR' and a.code = v.code)
on conflict do nothing
