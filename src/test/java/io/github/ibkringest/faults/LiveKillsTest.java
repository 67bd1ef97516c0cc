package io.github.ibkringest.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibkringest.broker.ibkr.gateway.fake.FakeGateway;
import io.github.ibkringest.broker.ibkr.gateway.fake.MarketMoves;
import io.github.ibkringest.broker.ibkr.gateway.fake.SimulatedMarket;
import io.github.ibkringest.eventlog.EventReplay;
import io.github.ibkringest.faults.wire.KillingProxy;
import io.github.ibkringest.faults.wire.Place;
import io.github.ibkringest.live.LiveServing;
import io.github.ibkringest.live.MarketTruth;
import io.github.ibkringest.store.TestDatabase;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * {@code serve} is killed at a statement while it stores what a gateway tells, and started once more: nothing is lost that
 * the gateway still tells, and nothing is twice.
 */
class LiveKillsTest {

    private static final int MOVES = 60;

    /** How many kills the short form has. */
    private static final int FEW = 4;

    @Test
    void shouldKnowWhatTheMarketKnowsAfterAKill() throws IOException {
        List<String> all = statements();
        assertThat(all).anyMatch(statement -> statement.contains("insert into trading.raw_payload"));
        killAt(IntStream.range(0, FEW)
                .mapToObj(i -> all.get(i * all.size() / FEW))
                .toList());
    }

    @Test
    @Tag("slow")
    void shouldKnowWhatTheMarketKnowsAfterAKillAnywhere() throws Exception {
        FaultMatrix.record(
                "serve with a live gateway killed at a statement, started once more",
                "each statement that writes, before or after the database executes it",
                () -> {
                    List<String> all = statements();
                    killAt(all);
                    return all.size() + " kills: orders, executions, positions and events are those of the market";
                });
    }

    private static void killAt(List<String> statements) throws IOException {
        for (int i = 0; i < statements.size(); i++) {
            boolean isAnswered = i % 2 == 0;
            SimulatedMarket market = market(i);
            PGSimpleDataSource database = TestDatabase.createMigrated();
            String what = "killed " + (isAnswered ? "after " : "before ") + statements.get(i);
            try (FakeGateway gateway = FakeGateway.start(market)) {
                ProgramProcess.Ended killed = KilledProgram.at(
                        Place.exactly(statements.get(i), 1, isAnswered), database, environment(gateway), "serve");
                assertThat(killed.code()).as(what + killed.err()).isEqualTo(KilledProgram.KILLED);
                try (LiveServing serving = LiveServing.over(database, gateway.port())) {
                    JdbcTemplate jdbc = new JdbcTemplate(database);
                    new MarketTruth(jdbc, market).await(what);
                    int enough = market.readings() + 2;
                    LiveServing.until("all that is told is stored", () -> market.readings() >= enough);
                    new MarketTruth(jdbc, market).await(what);
                    EventReplay.agreesWith(jdbc);
                    assertThat(serving).isNotNull();
                }
            }
            TestDatabase.drop(database);
        }
    }

    /** The statements that write, of a service that nobody kills, in the order in which they come first. */
    private static List<String> statements() throws IOException {
        SimulatedMarket market = market(0);
        PGSimpleDataSource database = TestDatabase.createMigrated();
        try (FakeGateway gateway = FakeGateway.start(market);
                KillingProxy proxy = KillingProxy.seeing(database.getPortNumbers()[0])) {
            Map<String, String> environment = environment(gateway);
            environment.putAll(KillWorld.environment(proxy.before(database)));
            ProgramProcess serve = ProgramProcess.start(environment, "serve");
            try {
                new MarketTruth(new JdbcTemplate(database), market).await("undisturbed");
            } finally {
                serve.kill();
            }
            serve.await();
            return proxy.statements().keySet().stream()
                    .filter(statement -> statement.startsWith("insert into trading.")
                            || statement.startsWith("update trading.")
                            || statement.contains("COPY trading."))
                    .filter(statement -> !statement.contains("trading.live_session"))
                    .toList();
        }
    }

    private static SimulatedMarket market(int seed) {
        SimulatedMarket market = new SimulatedMarket(200);
        MarketMoves moves = new MarketMoves(market, 1_000 + seed);
        IntStream.range(0, MOVES).forEach(i -> moves.calmMove());
        moves.settle();
        return market;
    }

    private static Map<String, String> environment(FakeGateway gateway) {
        Map<String, String> environment = new TreeMap<>();
        environment.put("IBKR_INGEST_GATEWAY_PORT", String.valueOf(gateway.port()));
        environment.put("IBKR_INGEST_MONITOR_PORT", "off");
        return environment;
    }
}
