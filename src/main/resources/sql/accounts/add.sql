insert into trading.broker_account (code, environment, alias)
values (?, ?, ?)
on conflict (broker, code) do update
set environment = excluded.environment, alias = coalesce(excluded.alias, broker_account.alias), active = true
