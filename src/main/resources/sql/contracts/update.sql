update trading.ibkr_contract
set con_id = ?, sec_type = ?, sub_category = ?, symbol = ?, local_symbol = ?, description = ?, strike = ?, expiry = ?,
    "right" = ?, multiplier = ?, currency = ?, exchange = ?, isin = ?, cusip = ?, figi = ?,
    underlying_con_id = ?, underlying_symbol = ?, instrument_id = ?, stated = ?::jsonb, contested = ?,
    underlying_contract_id = case when underlying_con_id is distinct from ? then null else underlying_contract_id end
where id = ?
