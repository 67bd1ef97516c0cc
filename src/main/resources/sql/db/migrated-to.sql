-- The newest migration that was applied, and whether all that were begun have succeeded.
select (array_agg(version order by installed_rank desc) filter (where version is not null))[1] as version,
       bool_and(success) as complete
from trading.flyway_schema_history
