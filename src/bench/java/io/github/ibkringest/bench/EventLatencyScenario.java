package io.github.ibkringest.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * How long an event is on its way from the commit to a consumer: a route of the user in {@code serve}, a client of the
 * stream over HTTP, and one of Kafka, where src/kafka/broker starts one. All on this machine, with one clock.
 *
 * @param rate events a second
 * @param number events in all
 */
record EventLatencyScenario(int rate, int number) implements Scenario {

    /** The program is warm after so many events, and the topic is there. */
    private static final int WARM = 250;

    private static final String BAR = "<= 0.100";

    private static final String ROUTE = """
            - route:
                id: bench
                description: Notes when an event arrives, with the clock of the database
                from:
                  uri: direct:event
                  steps:
                    - to:
                        uri: "sql:insert into trading.bench_seen values (:#${header.eventId}, clock_timestamp())"
            """;

    @Override
    public String name() {
        return "events, %d a second".formatted(rate);
    }

    @Override
    public void run(Bench bench) throws Exception {
        Path folder = Files.createDirectories(bench.parameters().folder().resolve("events"));
        Path routes = Files.createDirectories(folder.resolve("routes"));
        Files.writeString(routes.resolve("bench.camel.yaml"), ROUTE);
        bench.store().empty();
        bench.store()
                .execute(List.of(
                        "drop table if exists trading.bench_seen",
                        "create table trading.bench_seen (id bigint, at timestamptz)"));
        try (LocalBroker broker = LocalBroker.start(folder.resolve("kafka"));
                Served served = Served.start(
                        bench.program(),
                        folder,
                        Map.of(
                                "IBKR_INGEST_ROUTES_FOLDER", routes.toString(),
                                "IBKR_INGEST_KAFKA_BROKERS", broker.address(),
                                "IBKR_INGEST_KAFKA_EVENTS_PREFIX", "bench."));
                StreamClient stream = StreamClient.open(served.address());
                TopicClient topic = TopicClient.open(broker.address(), "bench.executions")) {
            publish(bench.store(), 0, WARM);
            awaitSeen(bench.store(), 0, WARM);
            stream.await(WARM);
            topic.await(WARM);
            publish(bench.store(), WARM, number);
            add(bench, "in process", awaitSeen(bench.store(), WARM, number));
            add(bench, "server-sent events", stream.await(WARM + number).subList(WARM, WARM + number));
            add(bench, "Kafka", topic.await(WARM + number).subList(WARM, WARM + number));
        }
        bench.store().execute(List.of("drop table trading.bench_seen"));
        bench.store().empty();
    }

    /** One event a transaction, as small runs leave them. */
    private void publish(ServerDatabase store, int after, int count) throws Exception {
        try (Connection connection = store.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("insert into trading.broker_account (code, environment) values ('U1', 'LIVE')"
                    + " on conflict do nothing");
            connection.setAutoCommit(false);
            Instant begin = Instant.now();
            for (int i = 1; i <= count; i++) {
                statement.execute("insert into trading.pending_event (run_id, type, account_id, subject, occurred_at,"
                        + " is_history, data) select -" + (after + i) + ", 'execution.recorded', id, 'X', now(), false,"
                        + " '{\"symbol\": \"ABC\"}' from trading.broker_account");
                statement.execute("select trading.publish_events(-" + (after + i) + ")");
                connection.commit();
                Instant next = begin.plus(Duration.ofNanos(1_000_000_000L / rate * i));
                Thread.sleep(Math.max(0, Duration.between(Instant.now(), next).toMillis()));
            }
        }
    }

    private List<Double> awaitSeen(ServerDatabase store, int after, int count) throws Exception {
        while (Integer.parseInt(store.text("select count(*) from trading.bench_seen")) < after + count) {
            Thread.sleep(100);
        }
        List<Double> seconds = new CopyOnWriteArrayList<>();
        try (Connection connection = store.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select extract(epoch from s.at - e.recorded_at)"
                        + " from trading.bench_seen s join trading.event e using (id) where id > " + after)) {
            while (rows.next()) {
                seconds.add(rows.getDouble(1));
            }
        }
        return seconds;
    }

    private void add(Bench bench, String consumer, List<Double> seconds) {
        List<Double> sorted = seconds.stream().sorted().toList();
        step(bench, consumer + ", median", sorted.get(sorted.size() / 2));
        double most = sorted.get(sorted.size() * 99 / 100 - 1);
        step(bench, consumer + ", 99 %", most);
        bench.results()
                .note("From commit to consumer, %s: 99 %% within %.3f s (asked: %s)".formatted(consumer, most, BAR));
    }

    private void step(Bench bench, String step, double seconds) {
        bench.results().add(name(), step, 0, new Measurement(seconds, 0, 0, null));
    }
}
