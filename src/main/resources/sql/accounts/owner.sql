-- Who may remove accounts, and who tried.
select tableowner as owner, session_user as me
from pg_catalog.pg_tables
where schemaname = 'trading' and tablename = 'broker_account'
