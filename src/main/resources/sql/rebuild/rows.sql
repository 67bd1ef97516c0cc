-- The rows of a dataset by their keys at the broker, with links as the keys of what they lead to. Left out are keys of this
-- database, runs, and when something was learnt, which depend on the way and not on the facts.
select a.code as account, t.{key} as key,
       (to_jsonb(t) - '{id,account_id,first_run_id,last_run_id,revision,changed_at,as_of,fragments,is_announced,not_seen_since}'::text[]
        || jsonb_build_object({links}))::text as said
from trading.{table} t
join trading.broker_account a on a.id = t.account_id
order by a.code collate "C", t.{key} collate "C"
