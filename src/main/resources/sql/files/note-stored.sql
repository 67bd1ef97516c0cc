-- Of a payload these datasets of these accounts are stored, all of them.
insert into trading.imported_dataset as i (payload_id, account_id, dataset, reader)
select p.id, a.id, v.dataset, w.reader
from (select ?::text as sha256, ?::text as reader) w
join trading.raw_payload p on p.sha256 = w.sha256
cross join unnest(?::text[], ?::text[]) as v (account, dataset)
left join trading.broker_account a on a.code = v.account
where v.account = '' or a.id is not null
on conflict (payload_id, coalesce(account_id, 0), dataset) do update set reader = excluded.reader
where i.reader <> excluded.reader
