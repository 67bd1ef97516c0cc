package io.github.ibkringest.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** The program is killed at each of its failpoints and started once more: the tables are those of a run undisturbed. */
class KillSweepTest {

    private static final int SEEDS = 20;

    @TempDir
    Path folder;

    /** A killed run and the one after it. */
    private record Killed(String failpoint, long recovery) {}

    private static List<String> failpoints() {
        Pattern reach = Pattern.compile("Failpoint\\.reach\\(\"([a-z-]+)\"\\)");
        TreeSet<String> names = new TreeSet<>();
        try (Stream<Path> sources = Files.walk(Path.of("src/main/java"))) {
            for (Path source :
                    sources.filter(file -> file.toString().endsWith(".java")).toList()) {
                Matcher matcher = reach.matcher(Files.readString(source));
                while (matcher.find()) {
                    names.add(matcher.group(1));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ArrayList<>(names);
    }

    @Test
    void shouldHaveEnoughFailpoints() {
        assertThat(failpoints()).hasSizeGreaterThanOrEqualTo(25);
    }

    @Test
    void shouldConvergeAfterAKill() {
        List<String> names = failpoints();
        List<String> some = names.stream()
                .filter(name -> names.indexOf(name) % 4 == 0 || name.startsWith("commit"))
                .toList();
        sweep(1, 1_200, some);
    }

    @Test
    @Tag("slow")
    void shouldConvergeAfterAKillAnywhere() {
        List<Killed> all = new ArrayList<>();
        for (int seed = 1; seed <= SEEDS; seed++) {
            all.addAll(sweep(seed, 2_500, failpoints()));
        }
        List<Long> recoveries = all.stream().map(Killed::recovery).sorted().toList();
        FaultMatrix.record(
                "killed at a failpoint, started once more",
                failpoints().size() + " failpoints x " + SEEDS + " seeds",
                all.size() + " of " + all.size() + " converged, 0 lost, 0 twice; beyond a normal start: median "
                        + recoveries.get(recoveries.size() / 2) + " ms, max " + Collections.max(recoveries) + " ms");
    }

    private List<Killed> sweep(long seed, int executions, List<String> names) {
        KillWorld world = new KillWorld(folder, seed, executions);
        PGSimpleDataSource undisturbed = RunningProgram.freshDatabase();
        ProgramProcess.Ended normal = ProgramProcess.run(KillWorld.environment(undisturbed), world.arguments());
        assertThat(normal.code()).as(normal.err()).isEqualTo(3);
        Map<String, List<String>> wanted = TableDigest.of(new JdbcTemplate(undisturbed));
        List<Killed> killed = new ArrayList<>();
        for (String name : names) {
            long nth = nth(name, seed);
            killed.add(killAndRestart(world, seed, name + ":" + nth, normal, wanted));
        }
        return killed;
    }

    /** Later seeds kill later: what a run passes often is passed several times before the end. */
    private static long nth(String failpoint, long seed) {
        boolean often = List.of("follow-up", "look-up", "looked-up", "ledger-row-opened", "run-begins", "covered")
                .contains(failpoint);
        return often ? 1 + seed % 6 : 1;
    }

    private static Killed killAndRestart(
            KillWorld world,
            long seed,
            String failpoint,
            ProgramProcess.Ended normal,
            Map<String, List<String>> wanted) {
        String what = "seed " + seed + ", killed at " + failpoint;
        PGSimpleDataSource database = RunningProgram.freshDatabase();
        JdbcTemplate jdbc = new JdbcTemplate(database);
        Map<String, String> environment = KillWorld.environment(database);
        environment.put("IBKR_INGEST_FAILPOINT", failpoint);
        ProgramProcess.Ended killed = ProgramProcess.run(environment, world.arguments());
        assertThat(killed.code()).as(what + killed.err()).isEqualTo(137);
        long unfinished = jdbc.queryForObject("select count(*) from trading.run where status = 'running'", Long.class);
        environment.remove("IBKR_INGEST_FAILPOINT");
        ProgramProcess.Ended again = ProgramProcess.run(environment, world.arguments());
        assertThat(again.code()).as(what + again.err()).isEqualTo(3);
        assertThat(TableDigest.of(jdbc)).as(what).isEqualTo(wanted);
        assertThat(jdbc.queryForMap("select count(*) filter (where status = 'running') as running,"
                        + " count(*) filter (where status = 'interrupted') as interrupted from trading.run"))
                .as(what)
                .containsEntry("running", 0L)
                .containsEntry("interrupted", unfinished);
        System.out.println(what + ": converged, " + again.millis() + " ms");
        return new Killed(failpoint, Math.max(0, again.millis() - normal.millis()));
    }
}
