package io.github.ibkringest.app;

import io.github.ibkringest.broker.Period;
import io.github.ibkringest.broker.Source;
import io.github.ibkringest.ingest.RunReport;
import io.github.ibkringest.ingest.SyncRequest;
import io.github.ibkringest.model.Dataset;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.camel.Body;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What each tick of the schedule asks for, and what it reports. Thread-safe. */
public final class Schedule {

    private static final Logger LOG = LoggerFactory.getLogger(Schedule.class);

    private final Sources sources;
    private final Source source;
    private final List<String> paths;
    private final Set<String> accounts;

    /**
     * @param paths files and folders for sources that read them; empty for the configured ones
     * @param accounts codes of the accounts wanted; empty for all
     */
    public Schedule(Sources sources, Source source, List<String> paths, Set<String> accounts) {
        this.sources = sources;
        this.source = source;
        this.paths = List.copyOf(paths);
        this.accounts = Set.copyOf(new TreeSet<>(accounts));
    }

    /** The request of one tick. */
    public SyncRequest request() {
        return new SyncRequest(
                source, sources.request(source, paths, Period.ALWAYS), EnumSet.allOf(Dataset.class), accounts, false);
    }

    /** Writes one line a run. */
    public void report(@Body List<RunReport> reports) {
        for (RunReport run : reports) {
            if (run.status() == RunReport.Status.SUCCEEDED) {
                LOG.info(
                        "{} {}: {} inserted, {} updated, {} unchanged, {} quarantined",
                        run.account(),
                        run.dataset(),
                        run.inserted(),
                        run.updated(),
                        run.unchanged(),
                        run.quarantined());
            } else {
                LOG.error("{} {} {}: {}", run.account(), run.dataset(), run.status(), run.error());
            }
        }
    }
}
