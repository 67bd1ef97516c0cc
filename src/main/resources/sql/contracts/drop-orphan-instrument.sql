-- An instrument whose last contract turned out to be another one, so that the order of arrival leaves no trace.
delete from trading.instrument i
where i.id = ?
  and not exists (select 1 from trading.ibkr_contract c where c.instrument_id = i.id)
  and not exists (select 1 from trading.option_event e where e.instrument_id = i.id)
  and not exists (select 1 from trading.instrument u where u.underlying_id = i.id)
