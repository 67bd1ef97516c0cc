package io.github.ibkringest.anyquery;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibkringest.TestFolder;
import io.github.ibkringest.cases.StoreView;
import io.github.ibkringest.eventlog.EventReplay;
import io.github.ibkringest.faults.RunningProgram;
import io.github.ibkringest.ingest.run.RunReport;
import io.github.ibkringest.rebuild.RebuiltStore;
import io.github.ibkringest.store.EmptyStore;
import io.github.ibkringest.store.Statistics;
import io.github.ibkringest.verify.SoundStore;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.JdbcTemplate;

/** Imports histories into a store of its own and compares. Not thread-safe. */
final class Proof implements AutoCloseable {

    private static final Path FOLDER = TestFolder.of("any-query");
    private static final List<String> WRITTEN =
            List.of("execution", "trade_order", "option_event", "ibkr_contract", "instrument", "event");

    /** To verify each store would take as long as the rest. */
    private static final int VERIFIED = 5;

    private final RunningProgram program = RunningProgram.over(RunningProgram.freshDatabase());
    private final JdbcTemplate jdbc = program.jdbc();

    /** The full statements alone say what happened. */
    void fullStatementsAreRight(long seed) {
        prove(seed, Histories.withFullStatements(seed), history -> {
            sync(history, history.full());
            new Oracle(history.world().facts()).agreesWith(jdbc);
        });
    }

    /** What others say of the same, in any order, changes nothing. */
    void nothingIsAddedToFullStatements(long seed) {
        prove(seed, Histories.withFullStatements(seed), history -> {
            sync(history, history.full());
            new Oracle(history.world().facts()).agreesWith(jdbc);
            Map<String, List<String>> wanted = StoreView.of(jdbc);
            sync(history, history.told());
            assertThat(StoreView.differences(wanted, StoreView.of(jdbc))).isEmpty();
            writesNothingMore(history, seed);
        });
    }

    /** Statements whose columns decide lead to the right positions, in any order. */
    void thinStatementsDecide(long seed) {
        positionsAreRight(seed, Histories.decidedByColumns(seed));
    }

    /** Statements of the same columns never double what they have in common. */
    void oneQueryNeverDoubles(long seed) {
        positionsAreRight(seed, Histories.ofOneQuery(seed));
    }

    /** Statements of one day each tell what was booked on which day, although no row does. */
    void statementsOfDaysDecide(long seed) {
        positionsAreRight(seed, Histories.ofDays(seed));
    }

    /** Whatever is told, and in whatever order, nothing is wrong with the store that it makes. */
    void storesAreSound(long seed) {
        prove(seed, Histories.withFullStatements(seed), history -> {
            sync(history, history.told());
            SoundStore.findsInData(jdbc);
        });
    }

    /** What the payloads make anew is what they made. */
    void rebuildsAlike(long seed) {
        History history = Histories.withFullStatements(seed);
        sync(history, history.told());
        RebuiltStore.isEqualTo(jdbc.getDataSource());
    }

    private void positionsAreRight(long seed, History given) {
        boolean symbols = given.told().stream()
                .allMatch(telling -> telling.query().trades().contains("symbol"));
        prove(seed, given, history -> {
            if (!history.tellsEverything()) {
                return; // a cancel without its original counts by itself
            }
            Oracle oracle = new Oracle(history.world().facts());
            sync(history, history.told());
            oracle.agreesOnPositionsWith(jdbc, symbols ? "symbol" : "conid", "as given");
            writesNothingMore(history, seed);
            List<Telling> backwards = new ArrayList<>(history.told());
            Collections.reverse(backwards);
            sync(history, backwards);
            oracle.agreesOnPositionsWith(jdbc, symbols ? "symbol" : "conid", "the other way round");
        });
    }

    private void writesNothingMore(History history, long seed) {
        String before = writes();
        List<Telling> again = new ArrayList<>(history.told());
        Collections.shuffle(again, new Random(seed));
        sync(history.write(FOLDER.resolve("again"), "again", again));
        assertThat(writes()).as("written by a second pass").isEqualTo(before);
    }

    private void sync(History history, List<Telling> tellings) {
        EmptyStore.of(jdbc);
        EventReplay.forget(jdbc);
        sync(history.write(FOLDER.resolve("running"), "told", tellings));
        EventReplay.agreesWith(jdbc);
        if (tellings.size() % VERIFIED == 0) {
            SoundStore.finds(jdbc);
        }
    }

    private void sync(List<Path> files) {
        assertThat(program.sync(files.toArray(Path[]::new))).allSatisfy(Proof::succeeds);
    }

    private static void succeeds(RunReport run) {
        assertThat(run.error()).isNull();
        assertThat(run.quarantined()).as("put aside").isZero();
    }

    private String writes() {
        Statistics.flush(program.database().dataSource());
        return jdbc
                .queryForList(
                        "select relname || ' ' || n_tup_ins || ' ' || n_tup_upd || ' ' || n_tup_del"
                                + " from pg_stat_user_tables where schemaname = 'trading' order by 1",
                        String.class)
                .stream()
                .filter(line -> WRITTEN.contains(line.split(" ")[0]))
                .collect(Collectors.joining("\n"));
    }

    private void prove(long seed, History history, Consumer<History> claim) {
        try {
            claim.accept(history);
        } catch (AssertionError e) {
            History small = new Reduction(claim).of(history);
            Path folder = FOLDER.resolve(String.valueOf(seed));
            small.write(folder, "told", small.told());
            small.write(folder, "full", small.full());
            String why = new Reduction(claim).failure(small);
            throw new AssertionError(
                    "seed " + seed + ", made small in " + folder + "\n" + small.story() + "\n" + why, e);
        }
    }

    @Override
    public void close() {
        program.close();
    }
}
