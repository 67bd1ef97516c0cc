package io.github.ibkringest.faults;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibkringest.ingest.run.RunReport;
import io.github.ibkringest.model.Dataset;
import io.github.ibkringest.store.TestDatabase;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

/** Statements that somebody has damaged: a clear error and nothing stored, or stored with nothing lost. */
class HostileFilesTest {

    private static final int MANY = 100_000;

    /** Programs that share the inputs, each with a database of its own. */
    private static final int SIDE_BY_SIDE = 2;

    private static final String[] WORDS = {
        "<",
        ">",
        "\"",
        "/>",
        "&",
        "&#0;",
        "&x;",
        "<!DOCTYPE x>",
        "<![CDATA[",
        "-->",
        "<?xml version=\"9\"?>",
        "NaN",
        "1E999999999",
        "-1E-999999999",
        "99999999999999999999",
        "20269999",
        "U1234567",
        "DU7654321",
        "\u0000",
        "\uFFFF",
        "quantity=\"\"",
        "ibExecID=\"0\"",
        "levelOfDetail=\"ORDER\"",
        "<Trade/>",
        "<Order quantity=\"1\"/>",
        "</Trades>",
        "\t",
        "',; drop",
        "\\N\t\\."
    };

    @TempDir
    Path folder;

    @Test
    void shouldSurviveDamagedFiles() throws Exception {
        survive(500, 7);
    }

    @Test
    @Tag("slow")
    void shouldSurviveManyDamagedFiles() throws Exception {
        FaultMatrix.record(
                "statements damaged in bytes and structure",
                MANY + " inputs, seed 8, in a heap of " + (Runtime.getRuntime().maxMemory() >> 20) + " MB",
                () -> {
                    int stored = survive(MANY, 8);
                    return "no crash, no partial write; " + stored + " stored in whole, the others refused with a"
                            + " sentence";
                });
    }

    private int survive(int inputs, long seed) throws Exception {
        ExecutorService programs = Executors.newFixedThreadPool(SIDE_BY_SIDE);
        try {
            List<Future<Integer>> shares = new ArrayList<>();
            for (int first = 0; first < SIDE_BY_SIDE; first++) {
                IntStream share = IntStream.iterate(first, input -> input < inputs, input -> input + SIDE_BY_SIDE);
                Path file = folder.resolve("damaged-" + first + ".xml");
                shares.add(programs.submit(() -> survive(share, seed, file)));
            }
            int stored = 0;
            for (Future<Integer> share : shares) {
                stored += share.get();
            }
            System.out.println("seed " + seed + ": " + stored + " of " + inputs + " stored");
            return stored;
        } finally {
            programs.shutdownNow();
        }
    }

    private int survive(IntStream inputs, long seed, Path file) throws IOException {
        byte[] good = KillWorld.oddities().toXml().getBytes(StandardCharsets.UTF_8);
        int stored = 0;
        try (RunningProgram program = RunningProgram.over(TestDatabase.createMigrated())) {
            for (int input : (Iterable<Integer>) inputs.boxed()::iterator) {
                Random random = new Random(seed * 1_000_003 + input);
                Files.write(file, random.nextBoolean() ? bytes(good, random) : structure(good, random));
                List<RunReport> reports = program.sync(datasets(random), file);
                stored += judge("seed " + seed + ", input " + input, reports) ? 1 : 0;
            }
            wroteNothingPartially(program.jdbc());
        }
        return stored;
    }

    /** Most often one alone, which costs a third; each document is read and checked as a whole in any case. */
    private static Set<Dataset> datasets(Random random) {
        List<Dataset> all = List.copyOf(Dataset.required());
        return random.nextInt(4) == 0 ? EnumSet.allOf(Dataset.class) : Set.of(all.get(random.nextInt(all.size())));
    }

    /** What is stored was stored by runs that succeeded. */
    private static void wroteNothingPartially(JdbcTemplate jdbc) {
        for (String table : List.of("execution", "trade_order", "option_event")) {
            assertThat(jdbc.queryForObject(
                            "select count(*) from trading." + table + " t join trading.run r on r.id in"
                                    + " (t.first_run_id, t.last_run_id) where r.status <> 'succeeded'",
                            Long.class))
                    .as(table)
                    .isZero();
        }
    }

    private static boolean judge(String what, List<RunReport> reports) {
        assertThat(reports).as(what).isNotEmpty();
        for (RunReport run : reports) {
            if (run.status() == RunReport.Status.SUCCEEDED) {
                long ignored = run.ignored().values().stream()
                        .mapToLong(Long::longValue)
                        .sum();
                assertThat(run.inserted() + run.updated() + run.unchanged() + run.quarantined() + ignored)
                        .as(what)
                        .isEqualTo(run.read());
            } else {
                assertThat(run.error())
                        .as(what)
                        .isNotBlank()
                        .doesNotContain("Exception", "ERROR:", "NullPointer", "Cannot invoke", "Index ");
                assertThat(run.inserted() + run.updated()).as(what).isZero();
            }
        }
        return reports.stream().allMatch(run -> run.status() == RunReport.Status.SUCCEEDED);
    }

    private static byte[] bytes(byte[] good, Random random) {
        byte[] damaged = good.clone();
        for (int hits = 1 + random.nextInt(4); hits > 0; hits--) {
            damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
        }
        return random.nextInt(4) == 0 ? Arrays.copyOf(damaged, random.nextInt(damaged.length)) : damaged;
    }

    /** Replaces a value, or puts something between two characters. */
    private static byte[] structure(byte[] good, Random random) {
        String text = new String(good, StandardCharsets.UTF_8);
        for (int hits = 1 + random.nextInt(3); hits > 0; hits--) {
            int start = text.indexOf("=\"", random.nextInt(text.length()));
            int end = start < 0 ? -1 : text.indexOf('"', start + 2);
            String word = WORDS[random.nextInt(WORDS.length)];
            if (end > 0 && random.nextInt(3) > 0) {
                text = text.substring(0, start + 2) + word + text.substring(end);
            } else {
                int place = random.nextInt(text.length());
                text = text.substring(0, place) + word + text.substring(place);
            }
        }
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
