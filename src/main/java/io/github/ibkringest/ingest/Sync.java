package io.github.ibkringest.ingest;

import io.github.ibkringest.broker.BrokerApi;
import io.github.ibkringest.broker.Period;
import io.github.ibkringest.broker.Progress;
import io.github.ibkringest.model.Dataset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.camel.Exchange;

/**
 * One sync while it goes on, in the exchange variable {@value #VARIABLE}: what is wanted, the open session, and the
 * reports of its runs. A route that is triggered for one account alone has none. Not thread-safe.
 */
final class Sync {

    static final String VARIABLE = "sync";

    private final SyncRequest request;
    private final List<RunReport> reports = new ArrayList<>();
    private final Set<String> delivered = new TreeSet<>();
    private final Set<String> busy = new HashSet<>();
    private BrokerApi session;

    Sync(SyncRequest request) {
        this.request = request;
    }

    /** The sync that an exchange belongs to, or null. */
    static Sync of(Exchange exchange) {
        return exchange.getVariable(VARIABLE, Sync.class);
    }

    static Period periodOf(Exchange exchange) {
        Sync sync = of(exchange);
        return sync == null ? Period.ALWAYS : sync.request.request().period();
    }

    static Progress progressOf(Exchange exchange) {
        Sync sync = of(exchange);
        return sync == null ? Progress.NONE : sync.request.progress();
    }

    static boolean isDryRun(Exchange exchange) {
        Sync sync = of(exchange);
        return sync != null && sync.request.dryRun();
    }

    /**
     * Whether another program was found to be syncing the account. Its other datasets are left to that program, too: two
     * that overtake each other dataset by dataset would both end without having run all of them.
     */
    static boolean isBusy(Exchange exchange, String account) {
        Sync sync = of(exchange);
        return sync != null && sync.busy.contains(account);
    }

    void busy(String account) {
        busy.add(account);
    }

    SyncRequest request() {
        return request;
    }

    boolean wants(Dataset dataset) {
        return request.datasets().contains(dataset);
    }

    Set<Dataset> datasets() {
        return request.datasets();
    }

    BrokerApi session() {
        return session;
    }

    void session(BrokerApi opened) {
        session = opened;
    }

    /** Codes of all accounts that the sessions so far delivered. */
    Set<String> delivered() {
        return delivered;
    }

    void delivered(Set<String> codes) {
        codes.stream().filter(code -> !code.isEmpty()).forEach(delivered::add);
    }

    /** A run that was complete and then failed to commit has a second report, which counts. */
    void add(RunReport report) {
        reports.removeIf(earlier -> earlier.runId() != null && earlier.runId().equals(report.runId()));
        reports.add(report);
    }

    List<RunReport> reports() {
        return List.copyOf(reports);
    }
}
