-- Who adds others at the same time takes the same number, and then the next one.
insert into trading.reading (id, settings)
select max(id) + 1, ?::text from trading.reading
on conflict do nothing
