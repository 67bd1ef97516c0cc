package io.github.ibkringest.monitor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.ibkringest.app.Ingestor;
import io.github.ibkringest.app.schedule.FeedHistory;
import io.github.ibkringest.app.schedule.Schedule;
import io.github.ibkringest.app.settings.Settings;
import io.github.ibkringest.app.source.Sources;
import io.github.ibkringest.flex.FlexXml;
import io.github.ibkringest.flex.Row;
import io.github.ibkringest.flex.Rows;
import io.github.ibkringest.flex.web.FlexScenario;
import io.github.ibkringest.flex.web.FlexStubServer;
import io.github.ibkringest.flex.web.SampleStatements;
import io.github.ibkringest.store.Database;
import io.github.ibkringest.store.TestStore;
import io.github.ibkringest.web.WebException;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A running service, asked over HTTP. */
class MonitoringTest {

    private static final String NEVER = "0 0 0 1 1 ? 2099";
    private static final String EVERY_SECOND = "* * * * * ?";

    @RegisterExtension
    static final TestStore STORE = new TestStore();

    @TempDir
    Path folder;

    private final HttpClient client = HttpClient.newHttpClient();

    private static Map<String, String> environment(String cron) {
        Map<String, String> environment = new TreeMap<>();
        environment.put("IBKR_INGEST_MONITOR_PORT", "0");
        environment.put("IBKR_INGEST_SCHEDULE_CRON", cron);
        return environment;
    }

    private static Database database() {
        Map<String, String> at = STORE.settings();
        return Database.at(at.get("database.url"), at.get("database.user"), at.get("database.password"));
    }

    private Ingestor start(Map<String, String> environment, Database database, String source, String... files)
            throws IOException {
        Path atAnyHour = Files.writeString(folder.resolve("at-any-hour.properties"), "schedule.quiet-hours=\n");
        Settings settings = Settings.load(atAnyHour, environment);
        Sources sources = new Sources(settings);
        Schedule schedule = new Schedule(
                settings,
                sources,
                sources.named(source),
                List.of(files),
                Set.of(),
                new FeedHistory(database.dataSource(), settings),
                Clock.systemUTC());
        return Ingestor.start(settings, database, sources, schedule);
    }

    private static String statement(String name) {
        return Path.of("src", "test", "resources", "flex", name).toString();
    }

    private HttpResponse<String> get(Ingestor service, String path) throws IOException, InterruptedException {
        URI address = service.monitoringAddress().orElseThrow().resolve(path);
        return client.send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString());
    }

    private String metrics(Ingestor service) throws IOException, InterruptedException {
        HttpResponse<String> answer = get(service, "/metrics");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type").orElseThrow()).startsWith("text/plain; version=0.0.4");
        return answer.body();
    }

    private void awaitMetric(Ingestor service, String start) {
        Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .untilAsserted(() -> assertThat(metrics(service).lines()).anyMatch(line -> line.startsWith(start)));
    }

    @Test
    void shouldBeLiveAndReady() throws Exception {
        try (Database database = database();
                Ingestor service = start(environment(NEVER), database, "flex-file", statement("no-ids-twins.xml"))) {
            assertThat(service.monitoringAddress().orElseThrow().getHost()).isEqualTo("127.0.0.1");
            assertThat(get(service, "/health/live").statusCode()).isEqualTo(200);
            HttpResponse<String> ready = get(service, "/health/ready");
            assertThat(ready.statusCode()).as(ready.body()).isEqualTo(200);
            JsonNode document = new ObjectMapper().readTree(ready.body());
            assertThat(document.get("status").asText()).isEqualTo("UP");
            assertThat(document.get("checks").fieldNames())
                    .toIterable()
                    .as(ready.body())
                    .contains("database", "scheduler", "context");
            assertThat(document.at("/checks/database").asText()).isEqualTo("UP");
            assertThat(document.at("/checks/scheduler").asText()).isEqualTo("UP");
            assertThat(document.at("/checks/context").asText()).isEqualTo("UP");
            assertThat(get(service, "/metricsx").statusCode()).isEqualTo(404);
        }
    }

    @Test
    void shouldCountWhatTheScheduleBringsIn() throws Exception {
        try (Database database = database();
                Ingestor service =
                        start(environment(EVERY_SECOND), database, "flex-file", statement("malformed-records.xml"))) {
            awaitMetric(service, "ibkr_ingest_runs_total{dataset=\"option-events\"");
            assertThat(metrics(service).lines())
                    .anyMatch(
                            line -> line.matches("ibkr_ingest_records_total\\{account=\"U\\d+\",dataset=\"executions\""
                                    + ",outcome=\"quarantined\"} [1-9].*"))
                    .anyMatch(line -> line.startsWith(
                            "ibkr_ingest_runs_total{dataset=\"executions\",source=\"flex-file\",status=\"succeeded\"}"))
                    .anyMatch(line -> line.startsWith("ibkr_ingest_run_duration_seconds_count{dataset=\"orders\"}"))
                    .contains("ibkr_ingest_database_up 1.0")
                    .anyMatch(line -> line.startsWith("# HELP ibkr_ingest_runs_total "))
                    .noneMatch(line -> line.matches("# HELP ibkr_ingest_\\w+\\s*"))
                    .anyMatch(line -> line.startsWith("jvm_memory_used_bytes"));
        }
    }

    @Test
    void shouldShowTheStateOfTheStore() throws Exception {
        try (Database database = database();
                Ingestor first =
                        start(environment(EVERY_SECOND), database, "flex-file", statement("no-ids-twins.xml"))) {
            awaitMetric(first, "ibkr_ingest_runs_total{dataset=\"option-events\"");
        }
        try (Database database = database();
                Ingestor service = start(environment(NEVER), database, "flex-file", statement("no-ids-twins.xml"))) {
            STORE.jdbc()
                    .update("insert into trading.event_consumer (name, log, last_id, last_hash)"
                            + " select 'slow', log, 0, sha256('') from trading.event_head");
            awaitMetric(service, "ibkr_ingest_event_consumer_lag_seconds{consumer=\"slow\"}");
            assertThat(metrics(service).lines())
                    .anyMatch(line -> line.matches("ibkr_ingest_event_consumer_behind\\{consumer=\"slow\"} [1-9].*"));
            assertThat(metrics(service).lines())
                    .anyMatch(line -> line.matches("ibkr_ingest_completeness_age_seconds\\{account=\"U\\d+\","
                            + "dataset=\"executions\"} \\d.*"));
        }
    }

    /** A statement states a commission that its executions do not have. */
    @Test
    void shouldShowWhatDiffersFromTheBrokersTotals() throws Exception {
        Row cash = Row.of("CashReportCurrency").with("currency", "BASE_SUMMARY").with("commissions", "-9");
        Path stated = folder.resolve("stated.xml");
        FlexXml.activity()
                .statement("U7300001", s -> s.trade(Rows.stockFill()).section("CashReport", cash))
                .writeTo(stated);
        try (Database database = database();
                Ingestor first = start(environment(EVERY_SECOND), database, "flex-file", stated.toString())) {
            awaitMetric(first, "ibkr_ingest_runs_total{dataset=\"executions\"");
        }
        try (Database database = database();
                Ingestor service = start(environment(NEVER), database, "flex-file", stated.toString())) {
            awaitMetric(service, "ibkr_ingest_reconcile_broken{account=\"U7300001\"} 1");
            awaitMetric(service, "ibkr_ingest_reconcile_open{account=\"U7300001\"} 0");
        }
    }

    @Test
    void shouldCountWhatOnlyAGatewayHasStated() throws Exception {
        try (Database database = database();
                Ingestor first =
                        start(environment(EVERY_SECOND), database, "flex-file", statement("no-ids-twins.xml"))) {
            awaitMetric(first, "ibkr_ingest_completeness_age_seconds{");
            assertThat(metrics(first)).doesNotContain("ibkr_ingest_live_executions_waiting{");
        }
        STORE.jdbc().update("update trading.execution set feed_rank = 1 where is_effective");
        STORE.jdbc().update("update trading.coverage set provisional = true where dataset = 'executions'");
        try (Database database = database();
                Ingestor service = start(environment(NEVER), database, "flex-file", statement("no-ids-twins.xml"))) {
            awaitMetric(service, "ibkr_ingest_live_executions_waiting{account=\"U7700001\"} 3");
            awaitMetric(service, "ibkr_ingest_live_executions_unconfirmed{account=\"U7700001\"} 0");
        }
    }

    @Test
    void shouldCountAnswersOfTheFlexWebServiceAndNotGiveTheTokenAway() throws Exception {
        try (FlexStubServer stub = SampleStatements.deliveredBy(FlexStubServer.start(Instant::now));
                Database database = database()) {
            FlexScenario.F3.playedBy(stub);
            Map<String, String> environment = environment(EVERY_SECOND);
            environment.put("IBKR_INGEST_FLEX_BASE_URL", stub.baseUrl().toString());
            environment.put("IBKR_INGEST_FLEX_TOKEN", FlexStubServer.TOKEN);
            environment.put("IBKR_INGEST_FLEX_ACTIVITY_QUERY_ID", SampleStatements.ACTIVITY_QUERY);
            try (Ingestor service = start(environment, database, "flex-web")) {
                awaitMetric(service, "ibkr_ingest_broker_requests_total{code=\"1012\",login=\"main\"}");
                awaitMetric(
                        service, "ibkr_ingest_runs_total{dataset=\"orders\",source=\"flex-web\",status=\"refused\"}");
                assertThat(metrics(service) + get(service, "/health/ready").body())
                        .doesNotContain(FlexStubServer.TOKEN);
            }
        }
    }

    @Test
    void shouldCountATickThatFails() throws Exception {
        Map<String, String> environment = environment(EVERY_SECOND);
        environment.put("IBKR_INGEST_ACCOUNTS_UNKNOWN", "refuse");
        try (Database database = database();
                Ingestor service = start(environment, database, "flex-file", statement("two-accounts.xml"))) {
            awaitMetric(service, "ibkr_ingest_failed_ticks_total");
        }
    }

    @Test
    void shouldNotBeReadyWhenTheDatabaseIsGone() throws Exception {
        try (Database database = database();
                Ingestor service = start(environment(NEVER), database, "flex-file", statement("no-ids-twins.xml"))) {
            database.close();
            Awaitility.await()
                    .atMost(Duration.ofMinutes(2))
                    .untilAsserted(
                            () -> assertThat(get(service, "/health/ready").statusCode())
                                    .isEqualTo(503));
            assertThat(new ObjectMapper()
                            .readTree(get(service, "/health/ready").body())
                            .at("/checks/database")
                            .asText())
                    .isEqualTo("DOWN");
            assertThat(get(service, "/health/live").statusCode()).isEqualTo(200);
            assertThat(metrics(service)).contains("ibkr_ingest_database_up 0.0");
        }
    }

    @Test
    void shouldTakeAnotherPortUnlessOneWasChosen() throws Exception {
        try (ServerSocket taken = new ServerSocket(0);
                Database database = database()) {
            Map<String, String> environment = environment(NEVER);
            environment.put("IBKR_INGEST_MONITOR_PORT", String.valueOf(taken.getLocalPort()));
            assertThatThrownBy(() -> start(environment, database, "flex-file", statement("no-ids-twins.xml")))
                    .isInstanceOf(WebException.class)
                    .hasMessageContaining("monitor.port");
        }
    }

    @Test
    void shouldServeNothingWhenItIsOff() throws IOException {
        Map<String, String> environment = environment(NEVER);
        environment.put("IBKR_INGEST_MONITOR_PORT", "off");
        try (Database database = database();
                Ingestor service = start(environment, database, "flex-file", statement("no-ids-twins.xml"))) {
            assertThat(service.monitoringAddress()).isEmpty();
        }
    }
}
