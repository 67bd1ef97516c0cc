-- Rows that are linked to another contract than the one they state, or to none. What moves a position besides trades may have
-- come before its contract.
with p as (select ?::bigint as account_id)
select a.code as account, '{table}' as relation, t.id::text as id,
       case when t.contract_id is null then 'the row has contract ' || t.con_id || ' and is not linked to it'
            else 'the row has contract ' || coalesce(t.con_id, 'none') || ' and is linked to '
              || coalesce(c.con_id, 'one that is not there') end as what
from p
join trading.{table} t on p.account_id is null or t.account_id = p.account_id
left join trading.ibkr_contract c on c.id = t.contract_id
left join trading.broker_account a on a.id = t.account_id
where t.contract_id is not null and c.con_id is distinct from t.con_id
   or t.contract_id is null and t.con_id is not null and '{dataset}' in ('orders', 'executions', 'option-events')
      and exists (select from trading.ibkr_contract k where k.con_id = t.con_id)
