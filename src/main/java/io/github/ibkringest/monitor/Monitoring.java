package io.github.ibkringest.monitor;

import io.github.ibkringest.ingest.run.RunReport;
import io.github.ibkringest.ingest.sync.SyncListener;
import io.github.ibkringest.store.status.Vitals;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;

/**
 * Health, readiness and metrics of a running service. Counts from its beginning, serves once the routes have started.
 * Thread-safe.
 */
public final class Monitoring implements SyncListener, AutoCloseable {

    private static final String JSON = "application/json";
    private static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";

    private final MonitoringSettings settings;
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final IngestMetrics metrics = new IngestMetrics(registry);
    private final Watch watch;
    private final StoreGauges gauges;
    private MonitoringServer server;

    public Monitoring(MonitoringSettings settings, Supplier<Vitals.Reading> store) {
        this.settings = settings;
        this.watch = new Watch(store);
        this.gauges = new StoreGauges(watch, registry);
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
    }

    /**
     * Looks whether it could serve where the user has said, before anything is begun that would have to be ended again.
     *
     * @throws MonitoringException when it could not
     */
    public static void check(MonitoringSettings settings) {
        if (settings.enabled()) {
            MonitoringServer.check(settings);
        }
    }

    /**
     * Begins to watch, and to serve if that is wanted.
     *
     * @param listener hears each reading of the store
     * @throws MonitoringException when it cannot listen where it should
     */
    public void start(CamelContext context, Consumer<Vitals.Reading> listener) {
        watch.onReading(listener);
        watch.start();
        if (settings.enabled()) {
            Readiness readiness = new Readiness(context, watch);
            Map<String, Supplier<MonitoringServer.Page>> pages = new TreeMap<>();
            pages.put("/health/live", () -> page(readiness.live()));
            pages.put("/health/ready", () -> page(readiness.ready()));
            pages.put("/metrics", this::scrape);
            server = MonitoringServer.start(settings, pages);
        }
    }

    private static MonitoringServer.Page page(Readiness.Answer answer) {
        return new MonitoringServer.Page(answer.up() ? 200 : 503, JSON, answer.json() + "\n");
    }

    private MonitoringServer.Page scrape() {
        gauges.refresh();
        return new MonitoringServer.Page(200, PROMETHEUS, registry.scrape());
    }

    /** Where it serves; empty when it does not. */
    public Optional<URI> address() {
        return Optional.ofNullable(server).map(MonitoringServer::address);
    }

    @Override
    public void ended(List<RunReport> reports) {
        metrics.ended(reports);
    }

    /** A tick of the schedule ended with an exception. */
    public void tickFailed() {
        metrics.tickFailed();
    }

    /** A request to the broker was answered; see {@link IngestMetrics#answered}. */
    public void answered(String login, String answer) {
        metrics.answered(login, answer);
    }

    @Override
    public void close() {
        if (server != null) {
            server.close();
        }
        watch.close();
        registry.close();
    }
}
