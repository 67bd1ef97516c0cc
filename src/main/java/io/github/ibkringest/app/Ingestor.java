package io.github.ibkringest.app;

import io.github.ibkringest.app.live.LivePlan;
import io.github.ibkringest.app.live.LiveSessions;
import io.github.ibkringest.app.live.LiveSteps;
import io.github.ibkringest.app.page.PageLink;
import io.github.ibkringest.app.schedule.Quartz;
import io.github.ibkringest.app.schedule.Schedule;
import io.github.ibkringest.app.settings.Settings;
import io.github.ibkringest.app.settings.SettingsException;
import io.github.ibkringest.app.source.Sources;
import io.github.ibkringest.broker.error.BrokerConfigurationException;
import io.github.ibkringest.broker.error.BrokerException;
import io.github.ibkringest.coverage.Completeness;
import io.github.ibkringest.coverage.TradingCalendar;
import io.github.ibkringest.ingest.run.Causes;
import io.github.ibkringest.ingest.run.RunReport;
import io.github.ibkringest.ingest.sync.SyncBrokenOffException;
import io.github.ibkringest.ingest.sync.SyncRequest;
import io.github.ibkringest.ingest.sync.SyncResult;
import io.github.ibkringest.page.Trouble;
import io.github.ibkringest.store.Database;
import io.github.ibkringest.store.pacing.RequestPace;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import javax.sql.DataSource;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.Exchange;
import org.apache.camel.main.Main;
import org.apache.camel.main.SimpleMainShutdownStrategy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The running application: a database and the routes. Close it when done. */
public final class Ingestor implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Ingestor.class);

    private final Main main;
    private final Sources sources;
    private final Observers observers;
    private final EventOutputs outputs;
    private final PageLink page;
    private final LiveSessions live;
    private final Duration grace;

    private Ingestor(
            Main main,
            Sources sources,
            Observers observers,
            EventOutputs outputs,
            PageLink page,
            LiveSessions live,
            Duration grace) {
        this.main = main;
        this.sources = sources;
        this.observers = observers;
        this.outputs = outputs;
        this.page = page;
        this.live = live;
        this.grace = grace;
    }

    /** Starts the routes over a database, which is opened meanwhile; with the schedule or without. */
    public static Ingestor start(Settings settings, Database database, Sources sources, Schedule schedule) {
        return start(settings, database, sources, schedule, LivePlan.NONE);
    }

    /** The same, with sessions that stay open. */
    public static Ingestor start(
            Settings settings, Database database, Sources sources, Schedule schedule, LivePlan plan) {
        return start(settings, database, sources, schedule, plan, PageLink.NO_TROUBLES);
    }

    /**
     * The same, with a page that knows what somebody has to look at.
     *
     * @param troubles what that is, for a database
     */
    public static Ingestor start(
            Settings settings,
            Database database,
            Sources sources,
            Schedule schedule,
            LivePlan plan,
            Function<Completeness, List<Trouble>> troubles) {
        CompletableFuture<DataSource> opening = CompletableFuture.supplyAsync(database::dataSource);
        DataSource pool = database.deferred();
        Observers observers = new Observers(settings, sources, pool, schedule != null, !database.isScratch());
        sources.paceBy(limits -> observers.observed(new RequestPace(pool, limits)));
        Main main = IngestRoutes.main(settings, schedule != null, plan.isLive());
        LiveSessions live = plan.sessions(pool);
        // The usual strategy has a shutdown hook that stops nothing and holds up the end of the JVM for 75 s.
        main.setShutdownStrategy(new SimpleMainShutdownStrategy());
        main.addInitialProperty("database.embedded", String.valueOf(database.isEmbedded()));
        IngestRoutes.beans(
                        pool,
                        settings.refuseUnknownAccounts(),
                        settings.connections() + plan.feeds().size(),
                        sources,
                        settings.events(),
                        observers)
                .forEach(main::bind);
        PageLink page = null;
        EventOutputs outputs = schedule == null ? null : new EventOutputs(settings, database, pool, sources);
        observers.bindTo(main);
        main.bind("liveSessions", live);
        main.bind("live", new LiveSteps(plan.accounts()));
        if (schedule != null) {
            outputs.bind(main);
            page = new PageLink(settings, database, pool, troubles, Clock.system(TradingCalendar.ZONE));
            page.bind(main);
            main.bind("monitoring", observers.monitoring());
            main.bind("schedule", schedule);
            main.bind("triggers", schedule.triggers());
            schedule.tellFailures(observers::tickFailed);
            schedule.properties().forEach(main::addInitialProperty);
            main.bind("quartz", Quartz.component(settings.schedule(), pool));
        }
        Ingestor ingestor = new Ingestor(
                main,
                sources,
                observers,
                outputs,
                page,
                live,
                schedule == null ? null : settings.operations().grace());
        try {
            main.start();
        } catch (Exception e) {
            ingestor.close();
            String why = "the routes do not start: " + Causes.sentence(e);
            throw settings.routes() == null
                    ? new IllegalStateException(why, e)
                    : new SettingsException(
                            "routes.folder=" + settings.routes() + ": " + why + "; correct or remove the file with it");
        }
        try {
            await(opening);
            observers.start(main.getCamelContext());
        } catch (RuntimeException e) {
            ingestor.close();
            throw e;
        }
        return ingestor;
    }

    private static void await(CompletableFuture<DataSource> opening) {
        try {
            opening.join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : e;
        }
    }

    /** Where health and metrics are served; empty when they are not. */
    public Optional<URI> monitoringAddress() {
        return observers.monitoringAddress();
    }

    /**
     * Runs a sync to its end, and logs what could be better about what was delivered.
     *
     * @return the reports of its runs, also of those that failed
     * @throws BrokerException when the request itself cannot work; a {@link SyncBrokenOffException} when runs had been
     *     done by then
     */
    public List<RunReport> sync(SyncRequest request) {
        SyncResult result = result(request);
        result.findings().forEach(LOG::warn);
        return result.runs();
    }

    /**
     * Runs a sync to its end, and leaves its report to the caller.
     *
     * @throws BrokerException as {@link #sync} does
     */
    public SyncResult result(SyncRequest request) {
        Exchange answer = main.getCamelContext()
                .createProducerTemplate()
                .request("direct:sync", exchange -> exchange.getMessage().setBody(request));
        if (answer.getException() != null) {
            RuntimeException thrown = unwrapped(answer.getException());
            throw thrown instanceof BrokerConfigurationException wrong
                    ? SyncBrokenOffException.of(wrong, answer)
                    : thrown;
        }
        return SyncResult.of(answer);
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

    /**
     * Lets the runs of the schedule end first, as long as the setting serve.grace allows. What only waits for a broker has
     * written nothing and is not waited for.
     */
    @Override
    public void close() {
        live.close();
        sources.stopWaiting();
        if (outputs != null) {
            outputs.stop();
        }
        if (grace != null && main.getCamelContext() != null) {
            InFlightDrain.await(main.getCamelContext(), grace);
        }
        // while the routes still run, because alerts go through one
        observers.endAlerts();
        main.stop();
        if (outputs != null) {
            outputs.close();
            page.close();
        }
        observers.close();
    }
}
