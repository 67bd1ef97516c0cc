package io.github.ibkringest.ingest;

import io.github.ibkringest.broker.Fetch;
import io.github.ibkringest.broker.record.Lack;
import io.github.ibkringest.broker.record.Period;
import io.github.ibkringest.ingest.run.Run;
import io.github.ibkringest.ingest.sync.Sync;
import io.github.ibkringest.model.Dataset;
import io.github.ibkringest.store.run.Coverage;
import java.util.List;
import java.util.Objects;
import org.apache.camel.Exchange;
import org.apache.camel.Variable;
import org.springframework.jdbc.core.JdbcTemplate;

/** The coverage step: which days the run makes complete. Takes part in the run's transaction. Thread-safe. */
public final class RunCoverage {

    private final Coverage coverage;

    public RunCoverage(JdbcTemplate jdbc) {
        this.coverage = new Coverage(jdbc);
    }

    /**
     * Records the days that the run proves complete, as far as they were wanted, and those that its payload speaks of
     * without proving them. What lies in quarantine is missing, so nothing is complete then.
     */
    public void record(@Variable(Run.VARIABLE) Run<?> run, Exchange exchange) {
        if (run.accountId() != null) {
            record(run, Sync.periodOf(exchange));
        }
    }

    private void record(Run<?> run, Period wanted) {
        Fetch<?> fetch = run.fetch();
        boolean whole = run.counts().quarantined() == 0;
        for (Period period : within(wanted, fetch.covered())) {
            if (whole) {
                coverage.record(run.accountId(), run.type().dataset(), fetch, period, run.id(), run.payloadId());
            } else if (!fetch.isProvisional()) {
                lacks(run, Lack.QUARANTINED, period);
            }
        }
        for (Period period : within(wanted, whole ? fetch.coveredOrders() : List.of())) {
            coverage.record(run.accountId(), Dataset.ORDERS, fetch, period, run.id(), run.payloadId());
        }
        fetch.lacking().forEach((why, periods) -> within(wanted, periods).forEach(period -> lacks(run, why, period)));
    }

    private void lacks(Run<?> run, Lack why, Period period) {
        coverage.recordLack(run.accountId(), run.type().dataset(), run.fetch(), why, period, run.id());
    }

    private static List<Period> within(Period wanted, List<Period> periods) {
        return periods.stream()
                .map(period -> period.within(wanted))
                .filter(Objects::nonNull)
                .toList();
    }
}
