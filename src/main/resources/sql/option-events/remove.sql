-- Events that turned out to be others go; what they said stays in the history.
with p as (select ?::bigint as run_id, ?::bigint[] as ids),
gone as (
  delete from trading.option_event e using p where e.id = any (p.ids) returning e.*
)
insert into trading.record_revision (dataset, row_id, revision, said, valid_from, replaced_at, replaced_by_run)
select 'option-events', g.id, g.revision, row_to_json(g), g.changed_at, now(), p.run_id from gone g, p
