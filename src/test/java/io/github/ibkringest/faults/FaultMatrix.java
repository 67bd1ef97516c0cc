package io.github.ibkringest.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;

/**
 * The table {@code target/fault-matrix.md}, which the slow tests write: each of them its own line. Lines that were not
 * measured anew are those of {@code docs/fault-matrix.md}; a developer copies the page there. Thread-safe.
 */
public final class FaultMatrix {

    private static final FaultMatrix OURS = new FaultMatrix(
            Path.of("docs", "fault-matrix.md"), Path.of("target", "fault-matrix.md"), Clock.systemUTC());
    private static final String HEAD = "| fault | load | result | run on |";

    private final Path published;
    private final Path page;
    private final Clock clock;

    /**
     * @param published the page with the lines so far; it is only read
     * @param page the page to write
     */
    FaultMatrix(Path published, Path page, Clock clock) {
        this.published = published;
        this.page = page;
        this.clock = clock;
    }

    /**
     * Runs a test and sets its line; one that does not come to its end stays in the table as failed.
     *
     * @param fault what is done to the program
     * @param load how often, with which seeds
     * @param test answers what came of it
     */
    public static void record(String fault, String load, Callable<String> test) throws Exception {
        begin(fault, load);
        end(fault, load, test.call());
    }

    static void begin(String fault, String load) throws IOException {
        OURS.set(fault, load, "**failed**");
    }

    static void end(String fault, String load, String result) throws IOException {
        OURS.set(fault, load, result);
    }

    synchronized void set(String fault, String load, String result) throws IOException {
        Map<String, Line> lines = lines(published);
        lines(page).forEach((known, line) -> lines.merge(known, line, Line::newer));
        lines.put(fault, new Line(load, result, LocalDate.now(clock)));
        Files.createDirectories(page.toAbsolutePath().getParent());
        Files.writeString(page, text(lines));
    }

    private record Line(String load, String result, LocalDate day) {

        static Line newer(Line published, Line written) {
            return written.day.isBefore(published.day) ? published : written;
        }

        String of(String fault) {
            return "| " + fault + " | " + load + " | " + result + " | " + day + " |\n";
        }
    }

    /** The lines of a table, by fault. */
    private static Map<String, Line> lines(Path page) throws IOException {
        Map<String, Line> lines = new TreeMap<>();
        for (String line : Files.exists(page) ? Files.readAllLines(page) : List.<String>of()) {
            if (line.startsWith("| ") && !line.equals(HEAD)) {
                String[] cells = line.substring(2, line.length() - 2).split(" \\| ");
                lines.put(cells[0], new Line(cells[1], cells[2], LocalDate.parse(cells[3])));
            }
        }
        return lines;
    }

    private static String text(Map<String, Line> lines) {
        StringBuilder table = new StringBuilder();
        lines.forEach((fault, line) -> table.append(line.of(fault)));
        return """
                # Fault matrix

                What was done to the program and what came of it. `./mvnw verify -Pslow -Dgroups=slow` writes this page to
                `target/fault-matrix.md`, each test its own line; `cp target/fault-matrix.md docs/` publishes it. Seeds are fixed;
                a test prints them to `target/surefire-reports/*-output.txt` and names the one that failed.

                %s
                |---|---|---|---|
                %s
                Machine: %d cores, Java %d, PostgreSQL 17 on the same machine; durable where it is PostgreSQL that fails.
                """.formatted(
                        HEAD,
                        table,
                        Runtime.getRuntime().availableProcessors(),
                        Runtime.version().feature());
    }
}
