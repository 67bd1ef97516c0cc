-- The payload of the run gets its seal, and what the run has to say its numbers, in the order of the commits: nothing may
-- come after it but the commit.
select trading.seal_payload(:#${variable.runId}), trading.publish_events(:#${variable.runId})
