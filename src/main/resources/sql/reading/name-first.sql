-- The first settings that anything is read with are those of records without a number.
update trading.reading set settings = ? where id = 0 and settings is null
