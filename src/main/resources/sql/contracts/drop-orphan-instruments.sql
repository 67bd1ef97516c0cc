-- Instruments that contracts have left and nothing refers to any more, so that the order of arrival leaves no trace.
delete from trading.instrument i
where i.id = any (:#leftInstruments)
  and not exists (select from trading.ibkr_contract c where c.instrument_id = i.id)
  and not exists (select from trading.option_event e where e.instrument_id = i.id)
  and not exists (select from trading.instrument u where u.underlying_id = i.id)
