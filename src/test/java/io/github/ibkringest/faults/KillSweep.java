package io.github.ibkringest.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibkringest.store.TestDatabase;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** Kills the program at failpoints, in the world of one seed, and starts it once more. */
final class KillSweep {

    private final long seed;
    private final KillWorld world;
    private final TradeOracle oracle;
    private final long normal;
    private final Map<String, List<String>> wanted;

    /** Runs the program undisturbed, for what the tables must say and for how long a normal run takes. */
    KillSweep(Path folder, long seed, int executions) throws Exception {
        this.seed = seed;
        this.world = new KillWorld(folder, seed, executions);
        this.oracle = new TradeOracle(world.files()[0]);
        PGSimpleDataSource database = TestDatabase.createMigrated();
        ProgramProcess.Ended ended = ProgramProcess.run(KillWorld.environment(database), world.arguments());
        assertThat(ended.code()).as(ended.err()).isEqualTo(3);
        JdbcTemplate jdbc = new JdbcTemplate(database);
        oracle.agreesWith(jdbc, "seed " + seed + ", undisturbed");
        normal = ended.millis();
        wanted = TableDigest.of(jdbc);
        TestDatabase.drop(database);
    }

    /**
     * A killed run, and the one after it that had to make good.
     *
     * @param normal milliseconds that the program takes undisturbed, from its start to its end
     * @param again milliseconds that it took after the kill
     */
    record Killed(String failpoint, long normal, long again) {}

    /** Kills at each place in turn. */
    List<Killed> at(List<String> failpoints) {
        return failpoints.stream()
                .map(name -> in(database -> killAndRestart(database, name + ":" + nth(name))))
                .toList();
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

    private Killed killAndRestart(PGSimpleDataSource database, String failpoint) {
        String what = "seed " + seed + ", killed at " + failpoint;
        JdbcTemplate jdbc = new JdbcTemplate(database);
        Map<String, String> environment = KillWorld.environment(database);
        environment.put("IBKR_INGEST_FAILPOINT", failpoint);
        ProgramProcess.Ended killed = ProgramProcess.run(environment, world.arguments());
        assertThat(killed.code()).as(what + killed.err()).isEqualTo(137);
        long unfinished = jdbc.queryForObject("select count(*) from trading.run where status = 'running'", Long.class);
        environment.remove("IBKR_INGEST_FAILPOINT");
        ProgramProcess.Ended again = ProgramProcess.run(environment, world.arguments());
        assertThat(again.code()).as(what + again.err()).isEqualTo(3);
        oracle.agreesWith(jdbc, what);
        assertThat(TableDigest.of(jdbc)).as(what).isEqualTo(wanted);
        assertThat(jdbc.queryForMap("select count(*) filter (where status = 'running') as running,"
                        + " count(*) filter (where status = 'interrupted') as interrupted from trading.run"))
                .as(what)
                .containsEntry("running", 0L)
                .containsEntry("interrupted", unfinished);
        System.out.println(what + ": converged, " + again.millis() + " ms; undisturbed " + normal + " ms");
        return new Killed(failpoint, normal, again.millis());
    }
}
