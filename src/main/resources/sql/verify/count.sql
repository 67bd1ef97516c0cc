-- How many rows a check looks at.
select count(*) from trading.{table} t cross join (select ?::bigint as account_id) p
