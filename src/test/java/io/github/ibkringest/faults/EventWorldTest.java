package io.github.ibkringest.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import net.jqwik.api.Tag;
import net.jqwik.api.lifecycle.AfterContainer;
import org.springframework.jdbc.core.JdbcTemplate;

/** Statements with some of the columns add no option event to those that the full statement tells, and take no link. */
class EventWorldTest {

    private static final RunningProgram PROGRAM = RunningProgram.over(RunningProgram.freshDatabase());

    @AfterContainer
    static void stop() {
        PROGRAM.close();
    }

    @Property(tries = 15, seed = "11", shrinking = ShrinkingMode.OFF)
    void shouldKnowEventsFromWhateverNamesThem(@ForAll long seed) {
        check(seed);
    }

    @Property(tries = 1_000, seed = "12", shrinking = ShrinkingMode.OFF)
    @Tag("slow")
    void shouldAlwaysKnowEventsFromWhateverNamesThem(@ForAll long seed) {
        check(seed);
    }

    @Property(tries = 15, seed = "13", shrinking = ShrinkingMode.OFF)
    void shouldNotDependOnTheOrderOfStatementsThatNameLittle(@ForAll long seed) {
        EventWorld world = new EventWorld(seed);
        List<Path> files = new ArrayList<>();
        files.add(RunningProgram.file(world.bookings()));
        for (int i = 2 + world.random().nextInt(3); i > 0; i--) {
            files.add(RunningProgram.file(world.thin()));
        }
        empty();
        files.forEach(PROGRAM::sync);
        List<String> expected = events();
        Collections.shuffle(files, world.random());
        empty();
        files.forEach(PROGRAM::sync);
        assertThat(events()).as("seed %s, files %s", seed, files).containsExactlyElementsOf(expected);

        String written = written();
        files.forEach(PROGRAM::sync);
        assertThat(written()).as("seed %s, second pass, files %s", seed, files).isEqualTo(written);
    }

    private static void check(long seed) {
        EventWorld world = new EventWorld(seed);
        empty();
        PROGRAM.sync(world.bookings());
        PROGRAM.sync(world.full());
        List<String> expected = events();

        List<Path> files = new ArrayList<>();
        files.add(RunningProgram.file(world.bookings()));
        files.add(RunningProgram.file(world.full()));
        for (int i = 1 + world.random().nextInt(4); i > 0; i--) {
            files.add(RunningProgram.file(world.thin()));
        }
        files.add(files.get(world.random().nextInt(files.size())));
        Collections.shuffle(files, world.random());
        empty();
        files.forEach(PROGRAM::sync);
        assertThat(events()).as("seed %s, files %s", seed, files).containsExactlyElementsOf(expected);

        String written = written();
        files.forEach(PROGRAM::sync);
        assertThat(written()).as("seed %s, second pass, files %s", seed, files).isEqualTo(written);
    }

    private static List<String> events() {
        return TableDigest.of(PROGRAM.jdbc()).get("option_event");
    }

    private static String written() {
        return PROGRAM.jdbc()
                .queryForObject(
                        "select count(*) || ' ' || sum(revision) || ' ' || max(id) from trading.option_event",
                        String.class);
    }

    private static void empty() {
        JdbcTemplate jdbc = PROGRAM.jdbc();
        jdbc.execute("truncate trading.execution, trading.trade_order, trading.order_alias, trading.option_event,"
                + " trading.record_revision, trading.coverage, trading.quarantined_record, trading.run,"
                + " trading.raw_payload, trading.raw_payload_chunk, trading.ibkr_contract, trading.instrument,"
                + " trading.broker_account cascade");
    }
}
