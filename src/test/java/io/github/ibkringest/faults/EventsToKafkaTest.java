package io.github.ibkringest.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.ibkringest.eventlog.EventReplay;
import io.github.ibkringest.faults.wire.Place;
import io.github.ibkringest.kafka.KafkaBroker;
import io.github.ibkringest.store.schema.Migrations;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** The log on its way to a real Kafka broker, while broker and publisher are killed: topics say what the table says. */
class EventsToKafkaTest {

    private static final Duration LONG = Duration.ofMinutes(5);
    private static final String SERVE = "serve";
    private static final String FILE = "--file";

    /** The position moves after the events were sent. */
    private static final String ACKNOWLEDGE = "moved_at = clock_timestamp()";

    private static final List<String> TYPES =
            List.of("order.created", "execution.recorded", "option.assigned", "position.changed", "run.failed");
    private static final List<String> TOPICS =
            List.of("t.orders", "t.executions", "t.option-events", "t.positions", "t.ingest");

    private final PGSimpleDataSource database = RunningProgram.freshDatabase();
    private final JdbcTemplate jdbc = new JdbcTemplate(database);

    @TempDir
    Path folder;

    private KafkaBroker broker;
    private long published;

    @BeforeEach
    void migrate() {
        Migrations.migrate(database);
        jdbc.update("insert into trading.broker_account (code, environment) values"
                + " ('U1', 'LIVE'), ('U2', 'LIVE'), ('U3', 'LIVE')");
    }

    @Test
    void shouldSayInItsTopicsWhatTheTableSays() {
        survive(60);
    }

    @Test
    @Tag("slow")
    void shouldSayTheSameOfTenThousand() {
        survive(2_500);
    }

    /** Four parts: undisturbed, killed after it has sent, the broker killed and started again, and two publishers. */
    private void survive(int part) {
        broker = KafkaBroker.start(folder.resolve("kafka"));
        try {
            CompletableFuture<ProgramProcess.Ended> killed = CompletableFuture.supplyAsync(() -> KilledProgram.at(
                    Place.at(ACKNOWLEDGE, 3), database, environment(), SERVE, FILE, folder.toString()));
            awaitConsumer();
            publish(part);
            publish(part);
            assertThat(killed.join().code()).as("killed after events were sent").isEqualTo(KilledProgram.KILLED);
            letItsTurnRunOut();
            broker.kill();
            ProgramProcess first = serve();
            publish(part);
            broker.start();
            awaitSeen();
            ProgramProcess second = serve();
            publish(part / 2);
            first.handle().destroyForcibly();
            first.handle().onExit().join();
            letItsTurnRunOut();
            publish(part - part / 2);
            awaitSeen();
            second.handle().destroy();
            assertThat(second.await().code()).isZero();
            assertTopicsSayWhatTheTableSays();
        } finally {
            broker.close();
        }
    }

    /** The turn of a publisher that was killed is over after a minute; nothing is to be seen in the meantime. */
    private void letItsTurnRunOut() {
        jdbc.update("update trading.event_consumer set held_until = clock_timestamp() where held_by is not null");
    }

    private ProgramProcess serve() {
        Map<String, String> environment = environment();
        environment.putAll(KillWorld.environment(database));
        return ProgramProcess.start(
                List.of("-cp", System.getProperty("java.class.path")), environment, SERVE, FILE, folder.toString());
    }

    private Map<String, String> environment() {
        return new TreeMap<>(Map.of(
                "IBKR_INGEST_KAFKA_BROKERS", broker.address(),
                "IBKR_INGEST_KAFKA_EVENTS_PREFIX", "t.",
                "IBKR_INGEST_SCHEDULE_CRON", "0 0 0 1 1 ? 2099",
                "IBKR_INGEST_MONITOR_PORT", "off"));
    }

    private void publish(int number) {
        for (int i = 0; i < number; i++) {
            published++;
            EventReplay.publish(
                    jdbc,
                    TYPES.get((int) (published % TYPES.size())),
                    "U" + (1 + published % 3),
                    false,
                    "{\"symbol\": \"S" + published + "\"}");
        }
    }

    private void awaitConsumer() {
        await().atMost(LONG)
                .until(() -> jdbc.queryForObject("select count(*) from trading.event_consumer", Long.class) == 1);
    }

    private void awaitSeen() {
        await().atMost(LONG)
                .until(() ->
                        jdbc.queryForObject("select last_id from trading.event_consumer", Long.class) == published);
    }

    private void assertTopicsSayWhatTheTableSays() {
        Map<String, String> table = new LinkedHashMap<>();
        jdbc.query(
                "select h.log || '/' || e.id, e.type || ' ' || e.account || ' ' || e.data"
                        + " from trading.event e cross join trading.event_head h order by e.id",
                row -> {
                    table.put(row.getString(1), row.getString(2));
                });
        Map<String, String> topics = new LinkedHashMap<>();
        Map<String, List<Long>> numbers = new TreeMap<>();
        for (ConsumerRecord<String, String> record : broker.records(TOPICS)) {
            String type = header(record, "ce_type").substring("io.github.ibkringest.".length());
            String before = topics.put(header(record, "ce_id"), type + " " + record.key() + " " + record.value());
            if (before == null) {
                numbers.computeIfAbsent(record.topic() + " " + record.key(), key -> new ArrayList<>())
                        .add(Long.valueOf(header(record, "ce_sequence")));
            }
            assertThat(header(record, "content-type")).isEqualTo("application/json");
        }
        assertThat(topics).containsExactlyInAnyOrderEntriesOf(table);
        assertThat(numbers.values())
                .as("in order for each account")
                .allSatisfy(ids -> assertThat(ids).isSorted());
    }

    private static String header(ConsumerRecord<String, String> record, String name) {
        return new String(record.headers().lastHeader(name).value(), StandardCharsets.UTF_8);
    }
}
