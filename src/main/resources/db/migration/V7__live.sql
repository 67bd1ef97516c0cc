-- Sessions that stay open: how they stand, for whoever asks from another program.

create table live_session (
  source       text        not null,
  name         text        not null,
  holder       text        not null,
  is_connected boolean     not null,
  since        timestamptz,
  heard_at     timestamptz,
  accounts     text[]      not null default '{}',
  parts        text        not null default '[]',
  trouble      text,
  noted_at     timestamptz not null default clock_timestamp(),
  primary key (source, name)
);
comment on table live_session is 'Sessions that serve keeps open, such as the one with IB Gateway: how each stands, noted when that changes and twice a minute.';
comment on column live_session.name is 'What the settings call it.';
comment on column live_session.holder is 'The process that has the session: host and process id.';
comment on column live_session.is_connected is 'Whether there is a connection.';
comment on column live_session.since is 'Since when there is one, or is none.';
comment on column live_session.heard_at is 'When anything was received last.';
comment on column live_session.accounts is 'The accounts of the login.';
comment on column live_session.parts is 'What can be asked for, and what the last answer was, as JSON.';
comment on column live_session.trouble is 'What is wrong with the connection; null if nothing is.';
comment on column live_session.noted_at is 'When this was noted; if it is old, nobody serves the session.';

-- The few executions that only a live source states so far: monitoring counts them every ten seconds.
create index execution_told_live on execution (account_id) where is_effective and is_told_live(feed_rank);
