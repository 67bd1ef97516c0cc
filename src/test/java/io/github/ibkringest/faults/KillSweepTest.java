package io.github.ibkringest.faults;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The program is killed at each of its failpoints and started once more: the tables are those of a run undisturbed. */
class KillSweepTest {

    private static final int SEEDS = 20;
    private static final int SIDE_BY_SIDE = 2;

    @TempDir
    Path folder;

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
    void shouldConvergeAfterAKill() throws Exception {
        List<String> names = failpoints();
        List<String> some = names.stream()
                .filter(name -> names.indexOf(name) % 4 == 0 || name.startsWith("commit"))
                .toList();
        new KillSweep(folder, 1, 1_200, 4).at(some);
    }

    @Test
    @Tag("slow")
    void shouldConvergeAfterAKillAnywhere() throws Exception {
        List<String> names = failpoints();
        FaultMatrix.record(
                "killed at a failpoint, started once more",
                names.size() + " failpoints x seeds 1 to " + SEEDS + ", " + SIDE_BY_SIDE + " programs at a time",
                () -> told(names, sweep(names)));
    }

    private List<KillSweep.Killed> sweep(List<String> names) throws Exception {
        ExecutorService programs = Executors.newFixedThreadPool(SIDE_BY_SIDE);
        try {
            ExecutorCompletionService<List<KillSweep.Killed>> seeds = new ExecutorCompletionService<>(programs);
            LongStream.rangeClosed(1, SEEDS)
                    .forEach(seed -> seeds.submit(() -> new KillSweep(folder, seed, 2_500, 1).at(names)));
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
     * Each failpoint was met once in the world of each seed. How much longer than a normal run one takes that has to make
     * good for a killed one is told and not judged, because it depends on the machine.
     */
    private static String told(List<String> names, List<KillSweep.Killed> killed) {
        Map<String, Long> met = killed.stream().collect(groupingBy(KillSweep.Killed::failpoint, counting()));
        assertThat(met.keySet()).containsExactlyInAnyOrderElementsOf(names);
        assertThat(met.values()).containsOnly((long) SEEDS);
        List<KillSweep.Killed> timed =
                killed.stream().filter(run -> run.again().isPresent()).toList();
        long normal = median(timed.stream().map(KillSweep.Killed::normal));
        List<Long> beyond = timed.stream()
                .map(run -> run.again().getAsLong() - run.normal())
                .sorted()
                .toList();
        long median = median(beyond.stream());
        return killed.size() + " of " + names.size() * SEEDS
                + " converged to the oracle's rows, none lost, none twice; "
                + timed.size() + " of the second starts were processes, too: beyond the " + normal
                + " ms of a normal run median " + median + " ms, longest " + beyond.get(beyond.size() - 1) + " ms";
    }

    private static long median(Stream<Long> millis) {
        List<Long> sorted = millis.sorted().toList();
        return sorted.get(sorted.size() / 2);
    }
}
