package io.github.ibkringest.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.ibkringest.app.StoreDigest;
import io.github.ibkringest.faults.wire.Place;
import io.github.ibkringest.flex.FlexXml;
import io.github.ibkringest.flex.Row;
import io.github.ibkringest.flex.Rows;
import io.github.ibkringest.kafka.KafkaBroker;
import io.github.ibkringest.store.schema.Migrations;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Workers that share the statements of a topic: one is killed after it has stored, one joins; the rows are exact. */
class StatementsFromKafkaTest {

    private static final Duration LONG = Duration.ofMinutes(5);
    private static final String SERVE = "serve";
    private static final String SOURCE = "--source";
    private static final String KAFKA = "kafka";
    private static final String TOPIC = "statements";
    private static final String GROUP = "workers";

    private final PGSimpleDataSource database = RunningProgram.freshDatabase();
    private final JdbcTemplate jdbc = new JdbcTemplate(database);

    @TempDir
    Path folder;

    @Test
    void shouldStoreWhatTheTopicHoldsExactly() throws Exception {
        share(6);
    }

    @Test
    @Tag("slow")
    void shouldShareFortyAccounts() throws Exception {
        share(40);
    }

    private void share(int accounts) throws Exception {
        Migrations.migrate(database);
        List<String> codes = new ArrayList<>();
        List<String> statements = new ArrayList<>();
        for (int day = 0; day < 3; day++) {
            for (int account = 0; account < accounts; account++) {
                codes.add("U12345" + (10 + account));
                statements.add(statement(codes.get(codes.size() - 1), account, day));
            }
        }
        try (KafkaBroker broker = KafkaBroker.start(folder.resolve("kafka"))) {
            broker.create(TOPIC, 4);
            send(broker, codes, statements);
            ProgramProcess.Ended killed = KilledProgram.at(
                    Place.commitOf(KillWorld.SUCCEEDED, 3, true), database, environment(broker), SERVE, SOURCE, KAFKA);
            assertThat(killed.code())
                    .as("killed after the database had committed the first statement")
                    .isEqualTo(KilledProgram.KILLED);
            ProgramProcess second = serve(broker);
            ProgramProcess third = serve(broker);
            awaitAll(broker, statements.size());
            second.handle().destroy();
            third.handle().destroy();
            assertThat(second.await().code()).isZero();
            assertThat(third.await().code()).isZero();
            assertThat(broker.committed(GROUP))
                    .as("of nothing that is not there")
                    .isEqualTo(statements.size());
        }
        assertThat(jdbc.queryForList("select distinct status from trading.run", String.class))
                .contains("succeeded")
                .doesNotContain("failed");
        assertThat(StoreDigest.of(jdbc)).containsExactlyElementsOf(storedFromFiles(statements));
    }

    /** Each account has an order of two fills, of which the second day corrects one, and the third day has another. */
    private static String statement(String account, int number, int day) {
        Row first = fill(number, 1).with("ibExecID", "0000f1ab.6a01.0" + (day == 0 ? 1 : 2) + ".01");
        Row second = fill(number, 2);
        return FlexXml.activity()
                .statement(account, s -> day == 0 ? s.trade(first) : s.trade(first, second))
                .toXml();
    }

    private static Row fill(int number, int fill) {
        return Rows.stockFill()
                .with("ibOrderID", "7" + number)
                .with("tradeID", "8" + number + "0" + fill)
                .with("transactionID", "9" + number + "0" + fill)
                .with("ibExecID", "0000f1ab.6b0" + fill + ".01.01");
    }

    private static void send(KafkaBroker broker, List<String> accounts, List<String> statements) throws Exception {
        try (KafkaProducer<String, String> producer = new KafkaProducer<>(
                Map.of("bootstrap.servers", broker.address()), new StringSerializer(), new StringSerializer())) {
            for (int i = 0; i < statements.size(); i++) {
                producer.send(new ProducerRecord<>(TOPIC, accounts.get(i), statements.get(i)))
                        .get();
            }
        }
    }

    private ProgramProcess serve(KafkaBroker broker) {
        Map<String, String> environment = environment(broker);
        environment.putAll(KillWorld.environment(database));
        return ProgramProcess.start(
                List.of("-cp", System.getProperty("java.class.path")), environment, SERVE, SOURCE, KAFKA);
    }

    private static Map<String, String> environment(KafkaBroker broker) {
        return new TreeMap<>(Map.of(
                "IBKR_INGEST_KAFKA_BROKERS",
                broker.address(),
                "IBKR_INGEST_KAFKA_STATEMENTS_TOPIC",
                TOPIC,
                "IBKR_INGEST_KAFKA_STATEMENTS_GROUP",
                GROUP,
                "IBKR_INGEST_MONITOR_PORT",
                "off"));
    }

    private static void awaitAll(KafkaBroker broker, int number) {
        await().atMost(LONG).until(() -> broker.committed(GROUP) == number);
    }

    /** The same statements, one file after the other; the name of the source apart. */
    private static List<String> storedFromFiles(List<String> statements) {
        try (RunningProgram program = RunningProgram.over(RunningProgram.freshDatabase())) {
            statements.forEach(program::sync);
            return StoreDigest.of(program.jdbc()).stream()
                    .map(row -> row.replace("\"flex-file\"", "\"kafka\""))
                    .toList();
        }
    }
}
