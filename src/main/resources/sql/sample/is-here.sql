-- Looked at before each run: nearly always there is no such account, and that is the end of it.
select exists (
  select from trading.broker_account a
  where trading.is_sample(a.code)
    and exists (select from trading.run r where r.account_id = a.id and r.source = 'sample'))
