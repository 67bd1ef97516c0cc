select id, settings from trading.reading where settings is not null order by id
