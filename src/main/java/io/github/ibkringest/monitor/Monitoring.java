package io.github.ibkringest.monitor;

import io.github.ibkringest.ingest.run.RunReport;
import io.github.ibkringest.ingest.sync.SyncListener;
import io.github.ibkringest.store.status.Vitals;
import io.github.ibkringest.web.WebAnswer;
import io.github.ibkringest.web.WebComponent;
import io.github.ibkringest.web.WebServer;
import io.github.ibkringest.web.WebSettings;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.camel.CamelContext;

/**
 * Health, readiness and metrics of a running service, which routes ask for. Counts from its beginning; the HTTP server
 * listens once the routes have started. Thread-safe.
 */
public final class Monitoring implements SyncListener, AutoCloseable {

    private static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";

    private final WebSettings settings;
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final IngestMetrics metrics = new IngestMetrics(registry);
    private final Watch watch;
    private final StoreGauges gauges;
    private Readiness readiness;
    private WebServer server;

    public Monitoring(WebSettings settings, Supplier<Vitals.Reading> store) {
        this.settings = settings;
        this.watch = new Watch(store);
        this.gauges = new StoreGauges(watch, registry);
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
    }

    /**
     * Begins to watch, and to listen if that is wanted.
     *
     * @param listener hears each reading of the store
     * @throws io.github.ibkringest.web.WebException when it cannot listen where it should
     */
    public void start(CamelContext context, Consumer<Vitals.Reading> listener) {
        watch.onReading(listener);
        watch.start();
        if (settings.enabled()) {
            readiness = new Readiness(context, watch);
            server = WebServer.start(settings, context.getComponent("web", WebComponent.class));
        }
    }

    /** Whether the service lives. */
    public WebAnswer live() {
        return page(readiness.live());
    }

    /** Whether the service does its work. */
    public WebAnswer ready() {
        return page(readiness.ready());
    }

    private static WebAnswer page(Readiness.Answer answer) {
        return WebAnswer.json(answer.up() ? 200 : 503, answer.json());
    }

    /** The metrics as Prometheus reads them. */
    public WebAnswer metrics() {
        gauges.refresh();
        return WebAnswer.of(200, PROMETHEUS, registry.scrape());
    }

    /** Where it listens; empty when it does not. */
    public Optional<URI> address() {
        return Optional.ofNullable(server).map(WebServer::address);
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
