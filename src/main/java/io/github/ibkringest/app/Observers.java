package io.github.ibkringest.app;

import io.github.ibkringest.alert.AlertCommand;
import io.github.ibkringest.alert.AlertSettings;
import io.github.ibkringest.alert.AlertWebhook;
import io.github.ibkringest.alert.Alerts;
import io.github.ibkringest.app.route.RouteFiles;
import io.github.ibkringest.app.settings.OperationsSettings;
import io.github.ibkringest.app.settings.Settings;
import io.github.ibkringest.app.source.ObservedPacing;
import io.github.ibkringest.app.source.Sources;
import io.github.ibkringest.broker.pacing.RequestPacing;
import io.github.ibkringest.files.FileLedger;
import io.github.ibkringest.ingest.run.RunReport;
import io.github.ibkringest.ingest.sync.SyncListener;
import io.github.ibkringest.monitor.Monitoring;
import io.github.ibkringest.proof.Certificates;
import io.github.ibkringest.store.mark.Marks;
import io.github.ibkringest.store.status.AlertLedger;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.apache.camel.CamelContext;
import org.apache.camel.main.Main;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

/** Observers of the application: monitoring while it serves, alerts where they are configured. Thread-safe. */
final class Observers implements SyncListener, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Observers.class);

    /** While a live session stores. */
    private static final Duration BETWEEN_MARKS = Duration.ofSeconds(10);

    private final AtomicBoolean isUnmarked = new AtomicBoolean();
    private final AtomicLong markedAt = new AtomicLong(System.nanoTime() - BETWEEN_MARKS.toNanos());
    private final JdbcTemplate jdbc;
    private final Monitoring monitoring;
    private final Alerts alerts;
    private final AlertSettings settings;
    private final Marks marks;
    private final boolean isKept;
    private final AlertRoute alertRoute = new AlertRoute();

    /**
     * @param serving whether the application runs on a schedule
     * @param isKept whether the database is, so that it matters how far it was
     */
    Observers(Settings settings, Sources sources, DataSource dataSource, boolean serving, boolean isKept) {
        Readings readings = new Readings(dataSource, settings, sources, Clock.systemUTC());
        this.jdbc = new JdbcTemplate(dataSource);
        OperationsSettings operations = settings.operations();
        this.monitoring = serving ? new Monitoring(operations.web(), readings::lately) : null;
        this.alerts = RouteFiles.haveAlerts(settings)
                ? new Alerts(
                        operations.alerts(),
                        new AlertLedger(jdbc),
                        readings::now,
                        new FileLedger(jdbc)::failing,
                        alertRoute)
                : null;
        this.settings = operations.alerts();
        this.isKept = isKept;
        this.marks = isKept ? new Marks(jdbc, settings.home()) : null;
    }

    /** The pacing, with the answers of the broker counted. */
    RequestPacing observed(RequestPacing pacing) {
        return monitoring == null ? pacing : new ObservedPacing(pacing, monitoring::answered);
    }

    /** Lets alerts go through the routes of an application that starts soon, and gives it what they refer to. */
    void bindTo(Main main) {
        if (alerts == null) {
            return;
        }
        alertRoute.over(main::getCamelContext);
        main.bind("alertArrival", new AlertArrival());
        main.bind("alertCommand", new AlertCommand(settings.command(), settings.timeout()));
        main.bind("alertWebhook", new AlertWebhook(settings.webhook(), settings.timeout()));
        List<String> receivers = new ArrayList<>();
        if (settings.command() != null) {
            receivers.add("direct:alert-command");
        }
        if (settings.webhook() != null) {
            receivers.add("direct:alert-webhook");
        }
        main.addInitialProperty("alert.receivers", String.join(",", receivers));
    }

    /** Begins to watch a context that has started. */
    void start(CamelContext context) {
        if (monitoring == null) {
            return;
        }
        monitoring.start(context, reading -> {
            markTheLast();
            if (alerts != null) {
                alerts.watched(reading);
            }
        });
    }

    /** A scheduled sync could not work at all. */
    void tickFailed(String message) {
        if (monitoring != null) {
            monitoring.tickFailed();
        }
        if (alerts != null) {
            alerts.failed(message);
        }
    }

    /** What routes of the HTTP server ask; null where there is none. */
    Monitoring monitoring() {
        return monitoring;
    }

    Optional<URI> monitoringAddress() {
        return monitoring == null ? Optional.empty() : monitoring.address();
    }

    @Override
    public void ended(List<RunReport> reports) {
        mark(reports);
        if (isKept) {
            reconcile();
        }
        tell(reports);
    }

    /** Notes now and then how far the database is. The broker's totals come with statements, never live. */
    @Override
    public void endedLive(List<RunReport> reports) {
        long now = System.nanoTime();
        if (now - markedAt.get() > BETWEEN_MARKS.toNanos()) {
            mark(reports);
            markedAt.set(now);
        } else {
            isUnmarked.set(true);
        }
        tell(reports);
    }

    private void markTheLast() {
        if (isUnmarked.getAndSet(false) && marks != null) {
            marks.note();
        }
    }

    private void mark(List<RunReport> reports) {
        if (marks != null && reports.stream().anyMatch(report -> report.status() == RunReport.Status.SUCCEEDED)) {
            marks.note();
        }
    }

    private void tell(List<RunReport> reports) {
        if (monitoring != null) {
            monitoring.ended(reports);
        }
        if (alerts != null) {
            alerts.ended(reports);
        }
    }

    /** Compares what came with the broker's totals, and what an earlier sync that was killed has left. */
    private void reconcile() {
        try {
            new Certificates(jdbc, Clock.systemUTC()).keepOpen();
        } catch (DataAccessException e) {
            LOG.warn(
                    "what was stored could not be compared with the broker's totals: {}; the next sync does it",
                    e.getMostSpecificCause().getMessage());
        }
    }

    /** Sends the alerts so far, and no more from then on. */
    void endAlerts() {
        if (alerts != null) {
            alerts.close();
        }
    }

    @Override
    public void close() {
        if (monitoring != null) {
            monitoring.close();
        }
        endAlerts();
    }
}
