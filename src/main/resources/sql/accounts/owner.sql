-- The role that may remove accounts, and the current user.
select tableowner as owner, session_user as me
from pg_catalog.pg_tables
where schemaname = 'trading' and tablename = 'broker_account'
