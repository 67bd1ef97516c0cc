package io.github.ibkringest.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;
import net.jqwik.api.lifecycle.AfterContainer;
import org.springframework.jdbc.core.JdbcTemplate;

/** Any split of a world into payloads, in any order and with any repetition, gives one digest, which is the oracle's. */
class MetamorphicTest {

    private static final int MANY = 1_000;

    private static final RunningProgram PROGRAM = RunningProgram.over(RunningProgram.freshDatabase());

    private static final AtomicInteger BEGUN = new AtomicInteger();

    @AfterContainer
    static void stop() {
        PROGRAM.close();
    }

    @Example
    void shouldEmptyTheTablesBetweenTries() {
        empty();
        assertThat(PROGRAM.jdbc().queryForObject("select count(*) from trading.run", Long.class))
                .isZero();
    }

    @Property(tries = 20, seed = "4", shrinking = ShrinkingMode.OFF)
    void shouldNotDependOnTheWayOfArrival(@ForAll long seed) {
        check(seed);
    }

    @Property(tries = MANY, seed = "5", shrinking = ShrinkingMode.OFF)
    @Tag("slow")
    void shouldNeverDependOnTheWayOfArrival(@ForAll long seed) throws Exception {
        String fault = "a world split into payloads in any way, order, repetition";
        String load = MANY + " tries, jqwik seed 5";
        int tried = BEGUN.incrementAndGet();
        if (tried == 1) {
            FaultMatrix.begin(fault, load);
        }
        check(seed);
        if (tried == MANY) {
            FaultMatrix.end(fault, load, "each gave one digest, that of the independent ledger");
        }
    }

    private static void check(long seed) {
        List<Fact> world = MetamorphicProperties.world(new Random(seed));
        Map<String, List<String>> first = digest(List.of(world), new Random(seed), world);
        List<List<Fact>> payloads = MetamorphicProperties.payloads(world, new Random(seed + 1));
        Map<String, List<String>> second = digest(payloads, new Random(seed + 2), world);
        first.forEach((table, rows) -> assertThat(second.get(table))
                .as("%s, seed %s, payloads %s", table, seed, payloads)
                .containsExactlyElementsOf(rows));
    }

    private static Map<String, List<String>> digest(List<List<Fact>> payloads, Random random, List<Fact> world) {
        empty();
        MetamorphicProperties.sync(PROGRAM, payloads, random);
        JdbcTemplate jdbc = PROGRAM.jdbc();
        MetamorphicProperties.saysWhatTheOracleSays(jdbc, new MemoryLedger(MetamorphicProperties.all(world)), payloads);
        return TableDigest.of(jdbc);
    }

    private static void empty() {
        PROGRAM.jdbc()
                .execute("truncate trading.execution, trading.trade_order, trading.order_alias, trading.option_event,"
                        + " trading.corporate_action, trading.transfer,"
                        + " trading.record_revision, trading.coverage, trading.quarantined_record, trading.run,"
                        + " trading.raw_payload, trading.raw_payload_chunk, trading.ibkr_contract, trading.instrument,"
                        + " trading.broker_account cascade");
    }
}
