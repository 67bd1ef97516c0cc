-- Whether records in quarantine were ever read again by themselves.
select exists (select from trading.run r where r.source = 'quarantine' and r.status = 'succeeded')
