package io.github.ibkringest.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibkringest.store.TestDatabase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Function;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Kills the program at failpoints, in the world of one seed, and starts it once more: as a process of its own, which
 * tells how long that takes, or in this JVM, which costs a fifth.
 */
final class KillSweep {

    private final long seed;
    private final int processEach;
    private final KillWorld world;
    private final TradeOracle oracle;
    private final Map<String, List<String>> wanted;
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
     * @param failpoint where it was killed
     * @param normal milliseconds that the program takes undisturbed, from its start to its end
     * @param again milliseconds that it took after the kill; empty when it was started in this JVM
     */
    record Killed(String failpoint, long normal, OptionalLong again) {}

    /** Kills at each place in turn. */
    List<Killed> at(List<String> failpoints) {
        List<Killed> killed = new ArrayList<>();
        for (int place = 0; place < failpoints.size(); place++) {
            String name = failpoints.get(place);
            boolean isProcess = (place + seed) % processEach == 0;
            killed.add(in(database -> killAndRestart(database, name, isProcess)));
            if (place == failpoints.size() / 2) {
                // the machine may not be as busy any more as it was in the beginning
                normal = in(database -> process(database, "undisturbed"));
            }
        }
        return killed;
    }

    private long process(PGSimpleDataSource database, String what) {
        ProgramProcess.Ended ended = ProgramProcess.run(KillWorld.environment(database), world.arguments());
        assertThat(ended.code()).as("seed " + seed + ", " + what + ended.err()).isEqualTo(3);
        return ended.millis();
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

    /** Later seeds kill later: what a run passes often is passed several times before the end. */
    private long nth(String failpoint) {
        boolean often = List.of("follow-up", "look-up", "looked-up", "ledger-row-opened", "run-begins", "covered")
                .contains(failpoint);
        return often ? 1 + seed % 6 : 1;
    }

    private Killed killAndRestart(PGSimpleDataSource database, String failpoint, boolean isProcess) {
        String place = failpoint + ":" + nth(failpoint);
        String what = "seed " + seed + ", killed at " + place;
        JdbcTemplate jdbc = new JdbcTemplate(database);
        Map<String, String> environment = KillWorld.environment(database);
        environment.put("IBKR_INGEST_FAILPOINT", place);
        ProgramProcess.Ended killed = ProgramProcess.run(environment, world.arguments());
        assertThat(killed.code()).as(what + killed.err()).isEqualTo(137);
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
        return new Killed(failpoint, normal, again);
    }
}
