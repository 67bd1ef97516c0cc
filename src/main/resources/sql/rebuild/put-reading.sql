insert into trading.reading (id, settings) values (?, ?) on conflict (id) do update set settings = excluded.settings
