-- Runs that do not account for each record that they read, that read other records than their payload holds, or whose payload
-- is gone. Of several runs of one part of a payload the newest counts: a newer program may count otherwise.
with p as (select ?::bigint as account_id),
done as (
  select r.*, r.id = max(r.id) over (partition by r.payload_id, r.account_id, r.dataset) as is_newest
  from p join trading.run r on p.account_id is null or r.account_id = p.account_id
  where r.status = 'succeeded'
),
wrong as (
  select d.account_id, d.id,
         concat_ws('; ',
           case when d.read <> d.inserted + d.updated + d.unchanged + d.quarantined + trading.ignored_total(d.ignored) then
             d.read || ' records were read, and '
               || d.inserted + d.updated + d.unchanged + d.quarantined + trading.ignored_total(d.ignored)
               || ' are accounted for' end,
           case when d.is_newest and c.payload_id is not null
                  and d.read <> coalesce((c.records -> coalesce(a.code, '') ->> d.dataset)::bigint, 0) then
             d.read || ' records were read, and payload ' || d.payload_id || ' holds '
               || coalesce((c.records -> coalesce(a.code, '') ->> d.dataset)::bigint, 0) end,
           case when r.id is null then 'payload ' || coalesce(d.payload_id::text, 'none') || ' is not there' end) as what
  from done d
  left join trading.broker_account a on a.id = d.account_id
  left join trading.payload_content c on c.payload_id = d.payload_id
  left join trading.raw_payload r on r.id = d.payload_id
)
select a.code as account, 'run' as relation, w.id::text as id, w.what
from wrong w left join trading.broker_account a on a.id = w.account_id
where w.what <> ''
