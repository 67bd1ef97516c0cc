package io.github.ibkringest.app;

import io.github.ibkringest.broker.BrokerException;
import io.github.ibkringest.broker.ibkr.flex.web.FlexWebSource;
import io.github.ibkringest.ingest.Causes;
import io.github.ibkringest.ingest.RunReport;
import io.github.ibkringest.ingest.SyncRequest;
import io.github.ibkringest.store.Database;
import io.github.ibkringest.store.RequestPace;
import java.util.List;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.Exchange;
import org.apache.camel.main.Main;

/** The running application: a database and the routes. Close it when done. */
public final class Ingestor implements AutoCloseable {

    private final Main main;

    private Ingestor(Main main) {
        this.main = main;
    }

    /** Starts the routes over a database; with the schedule or without. */
    public static Ingestor start(Settings settings, Database database, Sources sources, Schedule schedule) {
        sources.paceBy(new RequestPace(database.dataSource(), FlexWebSource.LIMITS));
        Main main = IngestRoutes.main(settings, schedule != null);
        IngestRoutes.beans(database.dataSource(), settings.refuseUnknownAccounts(), settings.connections(), sources)
                .forEach(main::bind);
        if (schedule != null) {
            main.bind("schedule", schedule);
        }
        try {
            main.start();
        } catch (Exception e) {
            main.stop();
            throw new IllegalStateException("the routes do not start: " + Causes.sentence(e), e);
        }
        return new Ingestor(main);
    }

    /**
     * Runs a sync to its end.
     *
     * @return the reports of its runs, also of those that failed
     * @throws BrokerException when the request itself can not work
     */
    @SuppressWarnings("unchecked")
    public List<RunReport> sync(SyncRequest request) {
        Exchange answer = main.getCamelContext()
                .createProducerTemplate()
                .request("direct:sync", exchange -> exchange.getMessage().setBody(request));
        if (answer.getException() != null) {
            throw unwrapped(answer.getException());
        }
        return answer.getMessage().getBody(List.class);
    }

    private static RuntimeException unwrapped(Exception thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof BrokerException broker) {
                return broker;
            }
        }
        return thrown instanceof RuntimeException runtime
                ? runtime
                : new CamelExecutionException("sync failed", null, thrown);
    }

    @Override
    public void close() {
        main.stop();
    }
}
