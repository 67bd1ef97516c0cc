package io.github.ibkringest.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.github.ibkringest.broker.ibkr.gateway.fake.FakeFill;
import io.github.ibkringest.broker.ibkr.gateway.fake.FakeGateway;
import io.github.ibkringest.broker.ibkr.gateway.fake.MarketMoves;
import io.github.ibkringest.broker.ibkr.gateway.fake.SimulatedMarket;
import io.github.ibkringest.eventlog.EventReplay;
import io.github.ibkringest.faults.RunningProgram;
import io.github.ibkringest.ingest.run.RunReport;
import io.github.ibkringest.rebuild.RebuiltStore;
import io.github.ibkringest.store.TestStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * Trading days of a simulated market: {@code serve} reads them from the socket of a gateway, through restarts, a lost market
 * and a database that goes away; statements of the same day come in between, in any order. In the end the store says what
 * the market knows: one order each, one row a fill.
 */
class LiveMarketDayTest {

    private static final int[] VERSIONS = {178, 187, 200};

    /** What the day tells, and how often it was written. */
    private static final String WRITTEN = """
            select (select concat(count(*), ' ', sum(revision)) from trading.execution) as executions,
                   (select concat(count(*), ' ', sum(revision)) from trading.trade_order) as orders,
                   (select count(*) from trading.order_alias) as aliases,
                   (select count(*) from trading.ibkr_contract) as contracts,
                   (select count(*) from trading.record_revision) as history,
                   (select max(id) from trading.event) as events
            """;

    /** What the day tells, whoever told it last. */
    private static final String SAID = """
            select (select md5(string_agg((to_jsonb(e) - w.provenance)::text, ',' order by id)) from trading.execution e)
                     as executions,
                   (select md5(string_agg((to_jsonb(o) - w.provenance)::text, ',' order by id)) from trading.trade_order o)
                     as orders,
                   (select count(*) from trading.order_alias) as aliases,
                   (select max(id) from trading.event) as events
            from (select array['as_of', 'content_hash', 'raw_record', 'fragments', 'revision', 'last_run_id', 'changed_at',
                               'updated_at'] as provenance) w
            """;

    /** Whether a live session has its turn: after a loss of the database it notices later, and begins anew. */
    private static final String IN_SESSION = "select count(*) from pg_locks l join pg_database d on d.oid = l.database"
            + " where l.locktype = 'advisory' and l.objsubid = 1 and l.granted and d.datname = current_database()";

    private static final String AT_WORK = "select count(*) from pg_stat_activity"
            + " where datname = current_database() and pid <> pg_backend_pid() and xact_start is not null";

    @RegisterExtension
    static final TestStore STORE = new TestStore();

    private static RunningProgram files;

    @TempDir
    Path folder;

    @AfterAll
    static void close() {
        if (files != null) {
            files.close();
        }
    }

    @Test
    void shouldKnowWhatTheMarketKnows() throws IOException {
        for (int seed = 1; seed <= 10; seed++) {
            live(seed, 100);
        }
    }

    @Test
    @Tag("slow")
    void shouldKnowWhatTheMarketKnowsOfManyDays() throws IOException {
        for (int seed = 100; seed < 100 + Integer.getInteger("days", 200); seed++) {
            live(seed, 600);
        }
        RebuiltStore.isEqualTo(STORE.jdbc().getDataSource());
    }

    private void live(int seed, int moves) throws IOException {
        String account = "DU" + (9_000_000 + seed);
        SimulatedMarket market = new SimulatedMarket(VERSIONS[seed % VERSIONS.length], account);
        try (FakeGateway gateway = FakeGateway.start(market)) {
            listen(gateway, market, seed, moves);
            Map<String, Object> said = STORE.jdbc().queryForMap(SAID);
            try (LiveServing again = LiveServing.of(STORE, gateway.port())) {
                assertThat(again.ingestor()).isNotNull();
                whenAllIsStored(market);
                assertThat(STORE.jdbc().queryForMap(SAID))
                        .as("a restart after seed %d", seed)
                        .isEqualTo(said);
            }
        }
    }

    /** A day, with its statements, and these once more. */
    private void listen(FakeGateway gateway, SimulatedMarket market, int seed, int moves) throws IOException {
        MarketMoves day = new MarketMoves(market, seed);
        Random random = new Random(seed);
        try (LiveServing serving = LiveServing.of(STORE, gateway.port())) {
            assertThat(serving.ingestor()).isNotNull();
            for (int i = 0; i < moves; i++) {
                if (i % 20 == 0) {
                    LiveServing.until("somebody listens", market::isHeard);
                }
                if (random.nextInt(60) == 0) {
                    loseTheDatabase();
                }
                day.move();
            }
            day.settle();
            List<Path> statements = statements(market, random);
            for (Path statement : statements) {
                sync(statement);
            }
            new MarketTruth(STORE.jdbc(), market).await("seed " + seed);
            Map<String, Object> before = whenAllIsStored(market);
            EventReplay.agreesWith(STORE.jdbc());
            assertThat(list(BACKWARDS, market.account())).as("seed %d", seed).isEmpty();
            statements.forEach(LiveMarketDayTest::sync);
            assertThat(STORE.jdbc().queryForMap(WRITTEN))
                    .as("a second pass of seed %d", seed)
                    .isEqualTo(before);
        }
    }

    /** What was written once the gateway was read again and again, and nothing comes of it for a second. */
    private static Map<String, Object> whenAllIsStored(SimulatedMarket market) {
        LiveServing.until("a session has its turn", () -> STORE.count(IN_SESSION) > 0);
        int enough = market.readings() + 2;
        LiveServing.until("it is read again", () -> market.readings() >= enough);
        AtomicReference<Map<String, Object>> written = new AtomicReference<>(Map.of());
        await().atMost(Duration.ofSeconds(60)).during(Duration.ofSeconds(1)).until(() -> {
            Map<String, Object> now = STORE.jdbc().queryForMap(WRITTEN);
            return now.equals(written.getAndSet(now)) && STORE.count(AT_WORK) == 0;
        });
        return written.get();
    }

    /** All connections of the program end, as when a database is restarted. */
    private static void loseTheDatabase() {
        STORE.jdbc()
                .queryForList(
                        "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database()"
                                + " and pid <> pg_backend_pid()");
    }

    /** The confirmations of some fills and the activity statement of all, in any order. */
    private List<Path> statements(SimulatedMarket market, Random random) throws IOException {
        String account = market.account();
        List<FakeFill> fills =
                market.fills().stream().filter(fill -> !fill.isOfCombo()).toList();
        MarketStatements states = new MarketStatements(account, Files.createDirectory(folder.resolve(account)));
        List<Path> statements = new ArrayList<>();
        statements.add(states.confirmations(fills.subList(0, random.nextInt(fills.size()))));
        statements.add(states.activity(fills));
        Collections.shuffle(statements, random);
        return statements;
    }

    private static void sync(Path statement) {
        if (files == null) {
            files = RunningProgram.over(STORE.database());
        }
        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(files.sync(statement))
                        .extracting(RunReport::error)
                        .containsOnlyNulls());
    }

    /** Orders that went on after they had ended. That a cancelled one was rejected is often told later, as its reason. */
    private static final String BACKWARDS = """
            select t.order_key || ' ' || t.status || ' after ' || p.status
            from trading.order_status_timeline t
            join trading.order_status_timeline p on p.order_id = t.order_id and p.valid_to = t.valid_from
            join trading.trade_order o on o.id = t.order_id
            join trading.broker_account a on a.id = o.account_id
            where a.code = ? and p.status in ('FILLED', 'CANCELLED', 'REJECTED') and t.status <> p.status
              and not (p.status = 'FILLED' and t.status in ('CANCELLED', 'REJECTED'))
              and not (p.status = 'CANCELLED' and t.status = 'REJECTED')
            """;

    private static List<String> list(String query, String account) {
        return STORE.jdbc().queryForList(query, String.class, account);
    }
}
