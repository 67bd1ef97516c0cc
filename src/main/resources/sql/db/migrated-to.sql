-- The newest migration that was applied, whether all that were begun have succeeded, and whether the first one is of a schema
-- from before the first release.
select (array_agg(version order by installed_rank desc) filter (where version is not null))[1] as version,
       bool_and(success) as complete,
       coalesce(bool_or(version = '1' and description <> 'schema'), false) as unreleased
from trading.flyway_schema_history
