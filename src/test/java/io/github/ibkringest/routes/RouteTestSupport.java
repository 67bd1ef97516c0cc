package io.github.ibkringest.routes;

import io.github.ibkringest.app.IngestRoutes;
import io.github.ibkringest.broker.Source;
import io.github.ibkringest.broker.fake.FakeBroker;
import io.github.ibkringest.broker.fake.FakeBrokers;
import io.github.ibkringest.broker.record.Period;
import io.github.ibkringest.ingest.run.RunReport;
import io.github.ibkringest.ingest.sync.SyncRequest;
import io.github.ibkringest.model.Dataset;
import io.github.ibkringest.store.TestStore;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelExecutionException;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.builder.AdviceWith;
import org.apache.camel.builder.AdviceWithRouteBuilder;
import org.apache.camel.main.MainConfigurationProperties;
import org.apache.camel.main.MainSupport;
import org.apache.camel.spi.Registry;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.apache.camel.test.junit5.TestExecutionConfiguration;
import org.apache.camel.util.function.ThrowingConsumer;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The real routes of the folder {@code routes/}, loaded as Camel Main loads them, with the beans of the application
 * over fake brokers and a fresh database. Each test advises routes first, then calls {@link #start()}.
 */
abstract class RouteTestSupport extends CamelTestSupport {

    @RegisterExtension
    static final TestStore STORE = new TestStore();

    /** Files of routes that only a service has, or only where alerts are sent. */
    static final String OUTWARD =
            "**/events.camel.yaml,**/web.camel.yaml,**/feed.camel.yaml,**/page*.camel.yaml,**/figures.camel.yaml,**/webhooks.camel.yaml,**/live.camel.yaml,"
                    + "**/alerts.camel.yaml,**/kafka.camel.yaml,**/statements.camel.yaml";

    /** The brokers that serve the accounts of a test. */
    final FakeBrokers brokers = FakeBrokers.of();

    /** Beans that differ from the application's. */
    Map<String, Object> replacedBeans() {
        return Map.of();
    }

    /** Whether accounts that are not registered are refused. */
    boolean refusesUnknown() {
        return false;
    }

    /** What the routes refer to. */
    Map<String, String> properties() {
        return Map.of();
    }

    /** Which route files stay out. */
    String excludedRoutes() {
        return "**/schedule.camel.yaml,**/triggers.camel.yaml," + OUTWARD;
    }

    @Override
    public void configureTest(TestExecutionConfiguration configuration) {
        super.configureTest(configuration);
        configuration.withUseAdviceWith(true);
    }

    @Override
    protected void bindToRegistry(Registry registry) {
        Map<String, Object> beans = new HashMap<>(IngestRoutes.beans(STORE.dataSource(), refusesUnknown(), 2, brokers));
        beans.putAll(replacedBeans());
        beans.forEach(registry::bind);
    }

    @Override
    protected CamelContext createCamelContext() throws Exception {
        CamelContext created = super.createCamelContext();
        LoadingMain main = new LoadingMain();
        main.configure(excludedRoutes());
        properties().forEach(main::addInitialProperty);
        main.load(created);
        return created;
    }

    /** Changes a route before it starts. */
    final void advise(String route, ThrowingConsumer<AdviceWithRouteBuilder, Exception> advice) throws Exception {
        AdviceWith.adviceWith(context, route, advice);
    }

    final void start() {
        context.start();
    }

    /** Triggers a route with nothing but the account in the header. */
    final Exchange trigger(String endpoint, String account) {
        return template.request(endpoint, exchange -> exchange.getMessage().setHeader("account", account));
    }

    /** A fake broker that serves its accounts in this test. */
    final FakeBroker broker(String... accounts) {
        FakeBroker broker = FakeBroker.of(accounts);
        brokers.add(broker);
        return broker;
    }

    final SyncRequest everything() {
        return request(EnumSet.allOf(Dataset.class), Set.of());
    }

    final SyncRequest request(Set<Dataset> datasets, Set<String> accounts) {
        return new SyncRequest(brokers, new Source.Request(List.of(), Period.ALWAYS), datasets, accounts, false);
    }

    /** Syncs; throws what the sync throws. */
    @SuppressWarnings("unchecked")
    final List<RunReport> sync(SyncRequest request) {
        Exchange answer = template.request(
                "direct:sync", exchange -> exchange.getMessage().setBody(request));
        if (answer.getException() != null) {
            throw new CamelExecutionException("sync", answer, answer.getException());
        }
        return answer.getMessage().getBody(List.class);
    }

    /** Camel Main without its own context: what it does to a context that exists. */
    private static final class LoadingMain extends MainSupport {

        void configure(String excludedRoutes) {
            MainConfigurationProperties configuration = configure();
            configuration.withRoutesIncludePattern("file:" + RouteFiles.FOLDER + "/*.camel.yaml");
            configuration.withRoutesExcludePattern(excludedRoutes);
            configuration.withAutoConfigurationLogSummary(false);
            configuration.withYamlDslCompactNotationWarn(true);
        }

        void load(CamelContext context) throws Exception {
            postProcessCamelContext(context);
        }

        @Override
        protected ProducerTemplate findOrCreateCamelTemplate() {
            throw new UnsupportedOperationException("the test has its own");
        }

        @Override
        protected CamelContext createCamelContext() {
            throw new UnsupportedOperationException("the test has its own");
        }
    }
}
