package io.github.ibkringest.alert;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import io.github.ibkringest.app.Ingestor;
import io.github.ibkringest.app.settings.Settings;
import io.github.ibkringest.app.source.Sources;
import io.github.ibkringest.broker.Source;
import io.github.ibkringest.broker.record.Period;
import io.github.ibkringest.flex.FlexXml;
import io.github.ibkringest.flex.Row;
import io.github.ibkringest.flex.Rows;
import io.github.ibkringest.ingest.run.RunReport;
import io.github.ibkringest.ingest.sync.SyncRequest;
import io.github.ibkringest.model.Dataset;
import io.github.ibkringest.store.Database;
import io.github.ibkringest.store.TestStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Syncs that go wrong, and what a command and a webhook hear of it: each sync is a program that starts and ends. */
class AlertsTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @RegisterExtension
    static final TestStore STORE = new TestStore();

    @TempDir
    Path folder;

    private final Map<String, String> environment = new TreeMap<>();

    @BeforeEach
    void begin() {
        STORE.jdbc()
                .execute("truncate trading.broker_account, trading.run, trading.raw_payload, trading.instrument,"
                        + " trading.ibkr_contract, trading.record_revision, trading.alert cascade");
        environment.put("IBKR_INGEST_ALERT_COMMAND", "cat >> " + told());
    }

    private Path told() {
        return folder.resolve("told");
    }

    private List<JsonNode> events() {
        try {
            List<JsonNode> events = new ArrayList<>();
            for (String line : Files.exists(told()) ? Files.readAllLines(told()) : List.<String>of()) {
                events.add(JSON.readTree(line));
            }
            return events;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String fixture(String name) {
        return Path.of("src", "test", "resources", "flex", name).toString();
    }

    private List<RunReport> sync(String file) {
        Settings settings = Settings.load(null, environment);
        Sources sources = new Sources(settings);
        Map<String, String> at = STORE.settings();
        try (Database database =
                        Database.at(at.get("database.url"), at.get("database.user"), at.get("database.password"));
                Ingestor ingestor = Ingestor.start(settings, database, sources, null)) {
            return ingestor.sync(new SyncRequest(
                    sources.named("flex-file"),
                    new Source.Request(List.of(file), Period.ALWAYS),
                    EnumSet.allOf(Dataset.class),
                    Set.of(),
                    false));
        }
    }

    @Test
    void shouldTellAFailureOnceUntilItIsGone() throws IOException {
        Path file = folder.resolve("statement.xml");
        Files.copy(Path.of(fixture("bad/truncated.xml")), file);
        sync(file.toString());
        sync(file.toString());
        assertThat(events()).hasSize(1);
        JsonNode event = events().get(0);
        assertThat(event.get("program").asText()).isEqualTo("ibkr-ingest");
        assertThat(event.get("event").asText()).isEqualTo("run-failed");
        assertThat(event.get("source").asText()).isEqualTo("flex-file");
        assertThat(event.get("datasets")).hasSize(3);
        assertThat(event.get("runIds")).hasSize(3);
        assertThat(event.get("message").asText()).contains("statement.xml");

        Files.copy(Path.of(fixture("no-ids-twins.xml")), file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        sync(file.toString());
        sync(file.toString());
        assertThat(events()).hasSize(2);
        JsonNode over = events().get(1);
        assertThat(over.get("event").asText()).isEqualTo("resolved");
        assertThat(over.get("resolves").asText()).isEqualTo("run-failed");
        assertThat(over.get("datasets")).isEqualTo(event.get("datasets"));
        assertThat(over.get("message").asText()).startsWith("over: ").contains("statement.xml");

        Files.copy(Path.of(fixture("bad/truncated.xml")), file, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        sync(file.toString());
        assertThat(events()).as("it is back").hasSize(3);
    }

    /** Nobody mends a file that is gone. */
    @Test
    void shouldTellThatABrokenFileIsGone() throws IOException {
        Path bad = Files.copy(Path.of(fixture("bad/truncated.xml")), folder.resolve("bad.xml"));
        Files.copy(Path.of(fixture("bad/not-well-formed.xml")), folder.resolve("worse.xml"));
        Files.copy(Path.of(fixture("no-ids-twins.xml")), folder.resolve("good.xml"));
        sync(folder.toString());
        sync(folder.toString());
        assertThat(events())
                .extracting(event -> event.get("event").asText())
                .containsExactly("run-failed", "run-failed");

        Files.delete(bad);
        sync(folder.toString());
        sync(folder.toString());
        assertThat(of("run-failed")).hasSize(2);
        assertThat(of("resolved")).singleElement().satisfies(event -> {
            assertThat(event.get("resolves").asText()).isEqualTo("run-failed");
            assertThat(event.get("datasets")).hasSize(3);
            assertThat(event.get("message").asText()).startsWith("over: ").contains(bad.toString());
        });
    }

    @Test
    void shouldTellOfQuarantineOnce() {
        sync(fixture("malformed-records.xml"));
        sync(fixture("malformed-records.xml"));
        assertThat(events())
                .isNotEmpty()
                .allMatch(event -> event.get("event").asText().equals("quarantine"))
                .hasSize(1);
    }

    @Test
    void shouldTellThatAnotherRecordToldWhatWasQuarantined() throws IOException {
        Row fill = Rows.stockFill();
        sync(statement("bad", fill.with("ibCommission", "much")));
        sync(statement("good", fill));
        assertThat(events()).extracting(event -> event.get("event").asText()).containsExactly("quarantine", "resolved");
    }

    private String statement(String name, Row row) throws IOException {
        return FlexXml.activity()
                .statement("U1234567", s -> s.trade(row))
                .writeTo(folder.resolve(name + ".xml"))
                .toString();
    }

    /** Forty accounts with old data have one cause. */
    @Test
    void shouldTellOfManyAccountsInOneEvent() {
        environment.put("IBKR_INGEST_ALERT_COMPLETENESS_AGE", "3d");
        List<String> codes =
                IntStream.range(0, 40).mapToObj(n -> "U70000" + (10 + n)).toList();
        codes.forEach(code -> STORE.jdbc().update("""
                        insert into trading.broker_account (code, environment, registered_at)
                        values (?, 'LIVE', now() - interval '30 days')
                        """, code));
        sync(fixture("bad/truncated.xml"));
        sync(fixture("bad/truncated.xml"));
        assertThat(of("completeness")).singleElement().satisfies(event -> {
            assertThat(event.has("account")).isFalse();
            assertThat(event.get("accounts")).hasSize(40);
            assertThat(event.get("datasets")).hasSize(3);
            assertThat(event.get("message").asText())
                    .contains("U7000010 (no day was ever complete), U7000011 ")
                    .endsWith(" and 30 accounts more");
        });

        STORE.jdbc().update("update trading.broker_account set active = false where code <> 'U7000010'");
        sync(fixture("bad/truncated.xml"));
        assertThat(of("completeness"))
                .as("no more of those that it was told of")
                .hasSize(1);
        assertThat(of("resolved")).singleElement().satisfies(event -> {
            assertThat(event.get("resolves").asText()).isEqualTo("completeness");
            assertThat(event.get("accounts")).hasSize(39);
        });
    }

    private List<JsonNode> of(String kind) {
        return events().stream()
                .filter(event -> event.get("event").asText().equals(kind))
                .toList();
    }

    @Test
    void shouldTellOfDataThatAreTooOld() {
        environment.put("IBKR_INGEST_ALERT_COMPLETENESS_AGE", "3d");
        sync(fixture("no-ids-twins.xml"));
        sync(fixture("no-ids-twins.xml"));
        assertThat(of("completeness")).hasSize(1);
        assertThat(events()).hasSize(1);

        environment.put("IBKR_INGEST_ALERT_COMPLETENESS_AGE", "36500d");
        sync(fixture("no-ids-twins.xml"));
        assertThat(of("resolved")).hasSize(1);

        environment.put("IBKR_INGEST_ALERT_COMPLETENESS_AGE", "3d");
        sync(fixture("no-ids-twins.xml"));
        assertThat(of("completeness")).as("it was over in between").hasSize(2);
    }

    @Test
    void shouldTellOfAnAccountThatWasNeverProvenOnceItIsKnownForTooLong() {
        environment.put("IBKR_INGEST_ALERT_COMPLETENESS_AGE", "3d");
        STORE.jdbc().update("insert into trading.broker_account (code, environment) values ('U9', 'LIVE')");
        sync(fixture("bad/truncated.xml"));
        assertThat(completenessOf("U9")).as("a new one").isEmpty();

        STORE.jdbc().update("update trading.broker_account set registered_at = now() - interval '30 days'");
        sync(fixture("bad/truncated.xml"));
        sync(fixture("bad/truncated.xml"));
        assertThat(completenessOf("U9"))
                .singleElement()
                .satisfies(event -> assertThat(event.get("message").asText()).contains("no day was ever complete"));
    }

    @Test
    void shouldTellOfALoginThatNeverDeliveredAnything() {
        environment.put("IBKR_INGEST_ALERT_COMPLETENESS_AGE", "3d");
        environment.put("IBKR_INGEST_FLEX_TOKEN", "1");
        environment.put("IBKR_INGEST_FLEX_ACTIVITY_QUERY_ID", "777");
        STORE.jdbc().update("""
                        insert into trading.run (dataset, source, payload, status, started_at, finished_at)
                        values ('orders', 'flex-web', 'main activity query 777', 'failed', now() - interval '30 days', now())
                        """);
        sync(fixture("bad/truncated.xml"));
        sync(fixture("bad/truncated.xml"));
        assertThat(events())
                .filteredOn(event -> event.get("event").asText().equals("completeness"))
                .singleElement()
                .satisfies(event -> assertThat(event.get("message").asText())
                        .startsWith("the main activity query 777 has never delivered an account"));
    }

    private List<JsonNode> completenessOf(String account) {
        return events().stream()
                .filter(event -> event.get("event").asText().equals("completeness")
                        && event.path("account").asText().equals(account))
                .toList();
    }

    @Test
    void shouldSayNothingWhenAllIsWell() {
        sync(fixture("no-ids-twins.xml"));
        assertThat(events()).isEmpty();
    }

    @Test
    void shouldPostToAWebhook() throws IOException {
        List<String> posted = new CopyOnWriteArrayList<>();
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/hook", exchange -> {
            posted.add(exchange.getRequestMethod() + " "
                    + exchange.getRequestHeaders().getFirst("Content-Type") + " "
                    + new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
            exchange.sendResponseHeaders(posted.size() == 1 ? 500 : 204, -1);
            exchange.close();
        });
        server.start();
        environment.remove("IBKR_INGEST_ALERT_COMMAND");
        environment.put(
                "IBKR_INGEST_ALERT_WEBHOOK",
                "http://127.0.0.1:" + server.getAddress().getPort() + "/hook");
        try {
            sync(fixture("bad/truncated.xml"));
            sync(fixture("bad/truncated.xml"));
            sync(fixture("bad/truncated.xml"));
        } finally {
            server.stop(0);
        }
        assertThat(posted)
                .as("the first did not arrive, so it was told again, and then no more")
                .hasSize(2)
                .allMatch(request -> request.startsWith("POST application/json {"));
        assertThat(JSON.readTree(posted.get(1).substring("POST application/json ".length()))
                        .get("event")
                        .asText())
                .isEqualTo("run-failed");
    }

    @Test
    void shouldNotMindACommandThatFailsOrHangs() {
        environment.put("IBKR_INGEST_ALERT_TIMEOUT", "300ms");
        for (String command : List.of("exit 7", "sleep 60", "/no/such/command", "cat > /dev/null; false")) {
            environment.put("IBKR_INGEST_ALERT_COMMAND", command);
            assertThat(sync(fixture("malformed-records.xml")))
                    .as(command)
                    .allMatch(run -> run.status() == RunReport.Status.SUCCEEDED);
        }
    }

    @Test
    void shouldNotHandSecretsToTheCommand() throws IOException {
        environment.put("IBKR_INGEST_ALERT_COMMAND", "env > " + told());
        sync(fixture("bad/truncated.xml"));
        assertThat(Files.readString(told())).contains("PATH=").doesNotContain("IBKR_INGEST_");
    }
}
