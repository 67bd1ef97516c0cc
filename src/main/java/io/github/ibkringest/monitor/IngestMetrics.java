package io.github.ibkringest.monitor;

import io.github.ibkringest.ingest.run.RunReport;
import io.github.ibkringest.ingest.sync.SyncListener;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Counts what happens while the service runs. Thread-safe. */
final class IngestMetrics implements SyncListener {

    private static final String DATASET = "dataset";

    private final MeterRegistry registry;

    IngestMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    @Override
    public void ended(List<RunReport> reports) {
        reports.forEach(this::count);
    }

    private void count(RunReport run) {
        String dataset = run.dataset().label();
        String status = run.status().name().toLowerCase(Locale.ROOT);
        Counter.builder("ibkr.ingest.runs")
                .description("Runs that ended, by dataset, source and status")
                .tags(DATASET, dataset, "source", run.source(), "status", status)
                .register(registry)
                .increment();
        if (run.status() != RunReport.Status.SUCCEEDED) {
            return;
        }
        Timer.builder("ibkr.ingest.run.duration")
                .description("Succeeded runs, from fetch to commit")
                .tags(DATASET, dataset)
                .publishPercentileHistogram(false)
                .register(registry)
                .record(Duration.ofMillis(run.durationMs()));
        records(run, "inserted", run.inserted());
        records(run, "updated", run.updated());
        records(run, "unchanged", run.unchanged());
        records(run, "quarantined", run.quarantined());
        records(
                run,
                "ignored",
                run.ignored().values().stream().mapToLong(Long::longValue).sum());
    }

    private void records(RunReport run, String outcome, long number) {
        String account = run.account() == null ? "" : run.account();
        Counter.builder("ibkr.ingest.records")
                .description("Records that succeeded runs have read, by account, dataset and outcome")
                .tags("account", account, DATASET, run.dataset().label(), "outcome", outcome)
                .register(registry)
                .increment(number);
    }

    /** A tick of the schedule ended with an exception. */
    void tickFailed() {
        Counter.builder("ibkr.ingest.failed.ticks")
                .description("Scheduled fetches that failed before their first run")
                .register(registry)
                .increment();
    }

    /**
     * A request to the broker was answered.
     *
     * @param login what the settings call the login
     * @param answer the broker's code, or a word for the kind of answer
     */
    void answered(String login, String answer) {
        Counter.builder("ibkr.ingest.broker.requests")
                .description("Requests that the broker answered, by login and code of the answer")
                .tags("login", login, "code", answer)
                .register(registry)
                .increment();
    }
}
