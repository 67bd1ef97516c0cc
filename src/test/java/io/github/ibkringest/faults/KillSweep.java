package io.github.ibkringest.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibkringest.faults.wire.KillingProxy;
import io.github.ibkringest.faults.wire.Place;
import io.github.ibkringest.store.TestDatabase;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Function;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Kills the program at statements, in the world of one seed, and starts it once more: as a process of its own, which
 * tells how long that takes, or in this JVM, which costs a fifth.
 */
final class KillSweep {

    private final long seed;
    private final int processEach;
    private final KillWorld world;
    private final TradeOracle oracle;
    private final Map<String, List<String>> wanted;
    private final Map<String, Integer> statements = new LinkedHashMap<>();
    private long normal;

    /**
     * Runs the program undisturbed, for what the tables must say and for how long a normal run takes.
     *
     * @param processEach how many second starts there are for one that is a process
     */
    KillSweep(Path folder, long seed, int executions, int processEach) throws Exception {
        this.seed = seed;
        this.processEach = processEach;
        this.world = new KillWorld(folder, seed, executions);
        this.oracle = new TradeOracle(world.files()[0]);
        this.wanted = in(database -> {
            normal = process(database, "undisturbed");
            oracle.agreesWith(new JdbcTemplate(database), "seed " + seed + ", undisturbed");
            return TableDigest.of(new JdbcTemplate(database));
        });
    }

    /**
     * A killed run, and the one after it that had to make good.
     *
     * @param statement at which it was killed
     * @param answered whether the database had executed it
     * @param normal milliseconds that the program takes undisturbed, from its start to its end
     * @param again milliseconds that it took after the kill; empty when it was started in this JVM
     */
    record Killed(String statement, boolean answered, long normal, OptionalLong again) {}

    /** The statements of an undisturbed run, in the order in which they come first. */
    List<String> statements() {
        return List.copyOf(statements.keySet());
    }

    /** Kills at each statement in turn: at one before it arrives, at the next one when it was executed. */
    List<Killed> at(List<String> wanted) {
        List<Killed> killed = new ArrayList<>();
        for (int place = 0; place < wanted.size(); place++) {
            String statement = wanted.get(place);
            boolean isProcess = (place + seed) % processEach == 0;
            boolean answered = (place + seed) % 2 == 0;
            killed.add(in(database -> killAndRestart(database, statement, answered, isProcess)));
            if (place == wanted.size() / 2) {
                // the machine may not be as busy any more as it was in the beginning
                normal = in(database -> process(database, "undisturbed"));
            }
        }
        return killed;
    }

    /** Runs the program as a process; the first one tells which statements there are. */
    private long process(PGSimpleDataSource database, String what) {
        try (KillingProxy proxy = KillingProxy.seeing(database.getPortNumbers()[0])) {
            ProgramProcess.Ended ended =
                    ProgramProcess.run(KillWorld.environment(proxy.before(database)), world.arguments());
            assertThat(ended.code())
                    .as("seed " + seed + ", " + what + ended.err())
                    .isEqualTo(3);
            if (statements.isEmpty()) {
                statements.putAll(proxy.statements());
            }
            return ended.millis();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void inThisJvm(PGSimpleDataSource database, String what) {
        try (RunningProgram program = RunningProgram.over(database)) {
            assertThat(program.sync(world.files()))
                    .as(what)
                    .allMatch(run -> run.error() == null)
                    .anyMatch(run -> run.quarantined() > 0);
        }
    }

    private static <T> T in(Function<PGSimpleDataSource, T> test) {
        PGSimpleDataSource database = TestDatabase.createMigrated();
        T result = test.apply(database);
        TestDatabase.drop(database);
        return result;
    }

    /** Later seeds kill later; not so late that a run in other order comes to its end before. */
    private long nth(String statement) {
        return 1 + seed % Math.max(1, statements.get(statement) / 2);
    }

    private Killed killAndRestart(PGSimpleDataSource database, String statement, boolean answered, boolean isProcess) {
        Place place = Place.exactly(statement, nth(statement), answered);
        String what = "seed " + seed + ", killed " + place;
        JdbcTemplate jdbc = new JdbcTemplate(database);
        ProgramProcess.Ended killed = KilledProgram.at(place, database, Map.of(), world.arguments());
        assertThat(killed.code()).as(what + killed.err()).isEqualTo(KilledProgram.KILLED);
        long unfinished = jdbc.queryForObject("select count(*) from trading.run where status = 'running'", Long.class);
        OptionalLong again = OptionalLong.empty();
        if (isProcess) {
            again = OptionalLong.of(process(database, what));
        } else {
            inThisJvm(database, what);
        }
        oracle.agreesWith(jdbc, what);
        assertThat(TableDigest.of(jdbc)).as(what).isEqualTo(wanted);
        assertThat(jdbc.queryForMap("select count(*) filter (where status = 'running') as running,"
                        + " count(*) filter (where status = 'interrupted') as interrupted from trading.run"))
                .as(what)
                .containsEntry("running", 0L)
                .containsEntry("interrupted", unfinished);
        System.out.println(what + ": converged"
                + (isProcess ? ", " + again.getAsLong() + " ms; undisturbed " + normal + " ms" : ""));
        return new Killed(statement, answered, normal, again);
    }
}
