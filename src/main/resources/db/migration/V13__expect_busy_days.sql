-- A day of a busy account has hundreds of events: the server is told so, or it compares each with each.
alter function option_events_of_days(bigint, date[]) rows 1000;
