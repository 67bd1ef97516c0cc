package io.github.ibkringest.app.live;

import io.github.ibkringest.broker.Source;
import io.github.ibkringest.broker.record.Period;
import io.github.ibkringest.ingest.run.RunReport;
import io.github.ibkringest.ingest.sync.SyncRequest;
import java.util.List;
import java.util.Set;
import org.apache.camel.Body;

/**
 * The steps of the route {@code live} around the sync. Immutable and thread-safe.
 *
 * @param accounts names of the accounts wanted; empty for all
 */
public record LiveSteps(Set<String> accounts) {

    public LiveSteps {
        accounts = Set.copyOf(accounts);
    }

    /** The request that stores a delivery: as any other, of the datasets that it has. */
    public SyncRequest request(@Body Delivery delivery) {
        Source.Request everything = new Source.Request(List.of(), Period.ALWAYS);
        return new SyncRequest(
                delivery,
                everything.of(delivery.session().datasets()),
                delivery.session().datasets(),
                accounts,
                false);
    }

    /**
     * Looks whether all of a delivery is stored.
     *
     * @throws RuntimeException when it is not, so that it has to be delivered again
     */
    public void check(@Body List<RunReport> reports) {
        for (RunReport report : reports) {
            String what = report.subject() + ", " + report.dataset();
            if (report.status() == RunReport.Status.BUSY) {
                throw new LiveBusyException("another run of " + what + " is active");
            }
            if (report.status() != RunReport.Status.SUCCEEDED) {
                throw new IllegalStateException(what + ": " + report.error());
            }
        }
    }
}
