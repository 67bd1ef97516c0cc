package io.github.ibkringest.faults;

import static java.util.stream.Collectors.toCollection;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program is killed at each of its statements and started once more: the tables are those of a run undisturbed. */
class KillSweepTest {

    private static final int SEEDS = 10;
    private static final int SIDE_BY_SIDE = 2;

    /** How many kills the short form has. */
    private static final int FEW = 9;

    /** A part of the first statement behind each point at which a run has done something that must not stay alone. */
    private static final List<String> STEPS = List.of(
            "insert into trading.broker_account",
            "pg_try_advisory_xact_lock",
            "insert into trading.run",
            "insert into trading.ibkr_contract",
            "COPY trading.execution",
            "(end of rows) COPY trading.execution",
            "insert into trading.trade_order",
            "insert into trading.option_event",
            "insert into trading.quarantined_record",
            "insert into trading.raw_payload",
            "insert into trading.raw_payload_chunk",
            "insert into trading.coverage",
            KillWorld.SUCCEEDED,
            "COMMIT",
            "(disconnect)");

    @TempDir
    Path folder;

    @Test
    void shouldConvergeAfterAKill() throws Exception {
        KillSweep sweep = new KillSweep(folder, 1, 1_200, 4);
        List<String> all = sweep.statements();
        STEPS.forEach(step -> assertThat(all)
                .as("places to kill at")
                .anyMatch(statement -> statement.toLowerCase().contains(step.toLowerCase())));
        int apart = all.size() / (FEW - 1);
        List<String> some = IntStream.range(0, all.size())
                .filter(place -> place % apart == 0 || all.get(place).equals("COMMIT"))
                .mapToObj(all::get)
                .toList();
        sweep.at(some);
    }

    @Test
    @Tag("slow")
    void shouldConvergeAfterAKillAnywhere() throws Exception {
        FaultMatrix.record(
                "killed at a statement, started once more",
                "each statement of a run, seeds 1 to " + SEEDS + ", before or after the database executes it, "
                        + SIDE_BY_SIDE + " programs at a time",
                () -> told(sweep()));
    }

    private List<KillSweep.Killed> sweep() throws Exception {
        ExecutorService programs = Executors.newFixedThreadPool(SIDE_BY_SIDE);
        try {
            ExecutorCompletionService<List<KillSweep.Killed>> seeds = new ExecutorCompletionService<>(programs);
            LongStream.rangeClosed(1, SEEDS)
                    .forEach(seed -> seeds.submit(() -> {
                        KillSweep sweep = new KillSweep(folder, seed, 2_500, 1);
                        return sweep.at(sweep.statements());
                    }));
            List<KillSweep.Killed> killed = new ArrayList<>();
            for (int done = 1; done <= SEEDS; done++) {
                killed.addAll(seeds.take().get());
                System.out.println(done + " of " + SEEDS + " seeds done");
            }
            return killed;
        } finally {
            programs.shutdownNow();
        }
    }

    /**
     * How much longer than a normal run one takes that has to make good for a killed one is told and not judged, because it
     * depends on the machine.
     */
    private static String told(List<KillSweep.Killed> killed) {
        TreeSet<String> before = statements(killed.stream().filter(run -> !run.answered()));
        TreeSet<String> after = statements(killed.stream().filter(KillSweep.Killed::answered));
        assertThat(after).as("each statement was met before and after").isEqualTo(before);
        List<KillSweep.Killed> timed =
                killed.stream().filter(run -> run.again().isPresent()).toList();
        long normal = median(timed.stream().map(KillSweep.Killed::normal));
        List<Long> beyond = timed.stream()
                .map(run -> run.again().getAsLong() - run.normal())
                .sorted()
                .toList();
        return before.size() + " statements, " + killed.size()
                + " kills: each time the rows are those of the oracle, none lost, none twice; " + timed.size()
                + " of the second starts were processes, too: beyond the " + normal + " ms of a normal run median "
                + median(beyond.stream()) + " ms, longest " + beyond.get(beyond.size() - 1) + " ms";
    }

    private static TreeSet<String> statements(Stream<KillSweep.Killed> killed) {
        return killed.map(KillSweep.Killed::statement).collect(toCollection(TreeSet::new));
    }

    private static long median(Stream<Long> millis) {
        List<Long> sorted = millis.sorted().toList();
        return sorted.get(sorted.size() / 2);
    }
}
