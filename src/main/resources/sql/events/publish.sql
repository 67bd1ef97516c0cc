-- What the run has to say gets its numbers, in the order of the commits: nothing may come after it but the commit.
select trading.publish_events(:#${variable.runId})
