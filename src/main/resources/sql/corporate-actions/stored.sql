-- The keys of a chunk that are stored, with the hashes of what they say. The lateral look-up cannot be flattened into a
-- join, so that it stays a look-up by the whole key while the table grows within this transaction.
-- "account_id + 0" keeps the account out of the choice of an index: which one the server takes for it alone is chance as
-- long as its statistics are those of an empty table.
select k.key, t.content_hash, t.fragment_hashes
from unnest(?::text[]) k (key),
lateral (
  select r.content_hash,
         case when r.fragments is not null
              then (select array_agg((f ->> 'hash')::uuid) filter (where f ->> 'overruled' is null)
                    from json_array_elements(r.fragments) f) end as fragment_hashes
  from trading.corporate_action r
  where r.account_id + 0 = ? and r.action_key = k.key
  offset 0
) t
