-- How often a broker has been asked with each credential, so that all processes on this database together keep within
-- its limits. A credential is known by a salted hash only.

create table request_pace_salt (
  one_row boolean primary key default true check (one_row),
  salt    text    not null
);
insert into request_pace_salt (salt) values (gen_random_uuid()::text || gen_random_uuid()::text);

create table request_pace (
  token_hash   text          primary key,
  recent       timestamptz[] not null default '{}',
  frozen_until timestamptz,
  complaints   integer       not null default 0,
  locked       boolean       not null default false
);
comment on table request_pace is 'When requests were sent with a credential (salted hash), and how long it has to be silent; who asks for leave to send locks the row.';

create table request_pace_work (
  token_hash text        not null references request_pace on delete cascade,
  work       text        not null,
  started_at timestamptz not null,
  asked      text,
  reference  text,
  begun_at   timestamptz,
  primary key (token_hash, work)
);
comment on table request_pace_work is 'When a costly request was last sent (work: the query id), and what the broker calls a result that was not fetched yet.';
