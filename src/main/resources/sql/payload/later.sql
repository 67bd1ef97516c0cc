-- Payloads that were made after a moment and from which the dataset of an account is in the store.
select p.id, p.source, p.feed, p.name, p.reading_id
from trading.raw_payload p
where p.feed = ? and p.as_of > ?
  and exists (select 1 from trading.run r
              where r.account_id = ? and r.dataset = ? and r.payload_id = p.id and r.status = 'succeeded')
order by p.as_of
