package io.github.ibkringest.ingest.report;

import io.github.ibkringest.ingest.run.Run;
import io.github.ibkringest.store.report.ReportStore;
import org.apache.camel.Variable;
import org.springframework.jdbc.core.JdbcTemplate;

/** The step that keeps the totals of the payload of a run, in its transaction. Thread-safe. */
public final class BrokerReports {

    private final ReportStore store;

    public BrokerReports(JdbcTemplate jdbc) {
        this.store = new ReportStore(jdbc);
    }

    /** Keeps what the payload says that the account adds up to; the payload is kept. Rows without account add up to nothing. */
    public void keep(@Variable(Run.VARIABLE) Run<?> run) {
        if (run.accountId() != null) {
            run.fetch()
                    .reports()
                    .forEachRemaining(report -> store.keep(
                            run.accountId(),
                            run.id(),
                            run.payloadId(),
                            run.fetch().payload(),
                            report));
        }
    }
}
