select source, name, holder, is_connected, since, heard_at, accounts, parts, trouble, noted_at
from trading.live_session
order by source, name
