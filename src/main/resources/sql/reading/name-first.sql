-- The first settings that anything is read with are those of the reading that records tell by telling none.
update trading.reading set settings = ? where id = 0 and settings is null
