package io.github.ibkringest.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.ibkringest.eventlog.EventReplay;
import io.github.ibkringest.store.TestStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The example strategy: a route of the user that gets each event once, also when it is stopped and started. */
class EventsToRoutesTest {

    private static final Path EXAMPLE = Path.of("docs", "examples", "assignment-proposals.camel.yaml");

    /** After a failure the next try is some seconds away. */
    private static final Duration LONG = Duration.ofMinutes(1);

    @RegisterExtension
    static final TestStore STORE = new TestStore();

    @TempDir
    Path folder;

    private Path proposals;

    @BeforeEach
    void useTheExample() throws IOException {
        EventReplay.forget(STORE.jdbc());
        STORE.jdbc().execute("truncate trading.broker_account cascade");
        STORE.jdbc().update("insert into trading.broker_account (code, environment) values ('U1', 'LIVE')");
        Path routes = Files.createDirectory(folder.resolve("routes"));
        Path written = folder.resolve("written");
        proposals = written.resolve("proposals.txt");
        Files.writeString(
                routes.resolve("strategy.camel.yaml"),
                Files.readString(EXAMPLE).replace("{{proposals.folder:proposals}}", written.toString()));
    }

    @Test
    void shouldReactToEachAssignmentOnce() throws IOException {
        publish("option.assigned", "OLD", false);
        try (Ingestor ingestor = serve()) {
            awaitPosition(1);
            publish("option.assigned", "ABC", false);
            publish("option.expired", "ABC", false);
            publish("option.assigned", "HISTORY", true);
            awaitPosition(4);
        }
        publish("option.assigned", "XYZ", false);
        try (Ingestor ingestor = serve()) {
            awaitPosition(5);
        }

        assertThat(Files.readAllLines(proposals))
                .extracting(line -> line.split(" ")[2])
                .containsExactly("ABC", "XYZ");
    }

    @Test
    void shouldTryAnEventAgainThatTheRouteDidNotTake() throws IOException {
        Path routes = folder.resolve("routes");
        Files.writeString(routes.resolve("strategy.camel.yaml"), """
                - route:
                    id: keeper
                    description: Stores the ids of events, in the transaction of the event
                    from:
                      uri: direct:event
                      steps:
                        - to:
                            uri: "sql:select nextval('trading.tried')"
                        - to:
                            uri: "sql:insert into trading.kept values (:#${header.eventId})"
                        - to:
                            uri: "sql:select 1 / (select count(*) from trading.ready)"
                """);
        STORE.jdbc().execute("create sequence if not exists trading.tried");
        STORE.jdbc().execute("create table if not exists trading.kept (id bigint)");
        STORE.jdbc().execute("create table if not exists trading.ready (one int)");
        STORE.jdbc().execute("truncate trading.kept, trading.ready");
        try (Ingestor ingestor = serve()) {
            awaitPosition(0);
            publish("option.assigned", "ABC", false);
            await().atMost(LONG).until(() -> tries() > 1);
            assertThat(STORE.count("select count(*) from trading.kept"))
                    .as("rolled back")
                    .isZero();
            STORE.jdbc().update("insert into trading.ready values (1)");
            awaitPosition(1);
        }

        assertThat(STORE.jdbc().queryForList("select id from trading.kept", Long.class))
                .containsExactly(1L);
    }

    @Test
    void shouldHoldUpNoEventBeforeTheOneThatIsNotTaken() throws IOException {
        Files.writeString(folder.resolve("routes").resolve("strategy.camel.yaml"), """
                - route:
                    id: keeper
                    description: Stores the ids of events; one cannot be stored until something is ready
                    from:
                      uri: direct:event
                      steps:
                        - to:
                            uri: "sql:insert into trading.kept values (:#${header.eventId})"
                        - to:
                            uri: "sql:select 1 / (select count(*) from trading.ready) where :#${header.symbol} = 'BAD'"
                """);
        STORE.jdbc().execute("create table if not exists trading.kept (id bigint)");
        STORE.jdbc().execute("create table if not exists trading.ready (one int)");
        STORE.jdbc().execute("truncate trading.kept, trading.ready");
        try (Ingestor ingestor = serve()) {
            awaitPosition(0);
        }
        LongStream.rangeClosed(1, 30).forEach(id -> publish("option.assigned", id == 20 ? "BAD" : "ABC", false));
        try (Ingestor ingestor = serve()) {
            awaitPosition(19);
            assertThat(kept()).containsExactlyElementsOf(upTo(19));
            STORE.jdbc().update("insert into trading.ready values (1)");
            awaitPosition(30);
        }

        assertThat(kept()).containsExactlyElementsOf(upTo(30));
    }

    private static List<Long> kept() {
        return STORE.jdbc().queryForList("select id from trading.kept order by ctid", Long.class);
    }

    private static List<Long> upTo(long id) {
        return LongStream.rangeClosed(1, id).boxed().toList();
    }

    /** A sequence also counts what is rolled back. */
    private static long tries() {
        return STORE.count("select case when is_called then last_value else 0 end from trading.tried");
    }

    private static void awaitPosition(long id) {
        await().atMost(LONG)
                .untilAsserted(() -> assertThat(STORE.jdbc()
                                .queryForList(
                                        "select last_id from trading.event_consumer where name = 'routes'", Long.class))
                        .containsExactly(id));
    }

    private static void publish(String type, String symbol, boolean history) {
        EventReplay.publish(STORE.jdbc(), type, "U1", history, "{\"symbol\": \"" + symbol + "\"}");
    }

    private Ingestor serve() {
        return TestService.start(
                STORE,
                Map.of(
                        "IBKR_INGEST_ROUTES_FOLDER",
                        folder.resolve("routes").toString(),
                        "IBKR_INGEST_MONITOR_PORT",
                        "off"));
    }
}
