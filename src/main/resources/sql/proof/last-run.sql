-- The newest run of an account that has succeeded; 0 if there is none.
select coalesce(max(r.id), 0) from trading.run r where r.account_id = ? and r.status = 'succeeded'
