insert into trading.request_pace (token_hash) values (?) on conflict do nothing
