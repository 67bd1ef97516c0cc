-- What an alert was about, so that the word that it is over can name it.
delete from alert;
alter table alert add column condition json not null;
comment on column alert.condition is 'What was found, of which account and dataset; named again when it is over.';
