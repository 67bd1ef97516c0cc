select dataset, key, change, name, old_value, new_value
from trading.changes_of_run(?)
order by change, dataset, key, name
