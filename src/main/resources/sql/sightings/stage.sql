-- made only when a late statement contradicts a row
create temporary table if not exists sighting (
  key        text collate "C" not null,
  hash       uuid             not null,
  as_of      timestamptz      not null,
  source     text             not null,
  part       text             not null,
  feed       text             not null,
  feed_rank  smallint         not null,
  raw_record json             not null
) on commit drop
