package io.github.ibkringest.ingest;

import io.github.ibkringest.eventlog.EventSettings;
import io.github.ibkringest.eventlog.EventType;
import io.github.ibkringest.ingest.run.Run;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;
import org.apache.camel.Variable;

/** What the steps need that leave events of a run. Thread-safe. */
public final class EventSteps {

    private final EventSettings settings;
    private final Clock clock;

    /**
     * @param settings which events are recorded
     * @param clock distinguishes news from history
     */
    public EventSteps(EventSettings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** Whether any event is recorded. */
    public boolean areWanted() {
        return settings.isOn();
    }

    /** Whether events of quarantined records are recorded. */
    public boolean tellQuarantine() {
        return settings.records(EventType.RECORD_QUARANTINED);
    }

    /** Whether the run may make a day complete, or incomplete: its payload covers days, or something is or was in quarantine. */
    public boolean mayTellDays(@Variable(Run.VARIABLE) Run<?> run) {
        return !run.fetch().covered().isEmpty()
                || !run.fetch().coveredOrders().isEmpty()
                || run.counts().quarantined() > 0
                || run.cures()
                || run.superseding().waits();
    }

    /** The named parameters of the SQL that leaves events: run, account and payload, types, and before when a fact is history. */
    public Map<String, Object> parameters(@Variable(Run.VARIABLE) Run<?> run) {
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("runId", run.id());
        parameters.put("accountId", run.accountId());
        parameters.put("payloadId", run.payloadId());
        parameters.put("eventTypes", settings.recorded());
        parameters.put(
                "historyBefore",
                OffsetDateTime.ofInstant(clock.instant().minus(settings.historyAfter()), ZoneOffset.UTC));
        return parameters;
    }
}
