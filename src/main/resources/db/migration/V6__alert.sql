-- What has been alerted, so that each cause is told once, whichever process on this database finds it.

create table alert (
  cause      text        primary key,
  detail     text        not null,
  raised_at  timestamptz not null default clock_timestamp(),
  cleared_at timestamptz
);
comment on table alert is 'Alerts that were sent; one that was cleared is sent again when its cause comes back.';
