package io.github.ibkringest.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;

/** The table {@code docs/fault-matrix.md}, which the slow tests write: each of them its own line. */
final class FaultMatrix {

    private static final Path PAGE = Path.of("docs", "fault-matrix.md");
    private static final String HEADING = "| fault |";

    private FaultMatrix() {}

    /**
     * Runs a test and sets its line; one that does not come to its end stays in the table as failed.
     *
     * @param fault what is done to the program
     * @param load how often, with which seeds
     * @param test answers what came of it
     */
    static void record(String fault, String load, Callable<String> test) throws Exception {
        begin(fault, load);
        end(fault, load, test.call());
    }

    static void begin(String fault, String load) throws IOException {
        end(fault, load, "**failed**");
    }

    static synchronized void end(String fault, String load, String result) throws IOException {
        Map<String, String> lines = lines();
        lines.put(fault, "| " + fault + " | " + load + " | " + result + " | " + LocalDate.now(ZoneOffset.UTC) + " |");
        Files.writeString(PAGE, page(lines.values()));
    }

    /** The lines of the page, by fault; those of other tests stay as they are. */
    private static Map<String, String> lines() throws IOException {
        Map<String, String> lines = new TreeMap<>();
        for (String line : Files.readAllLines(PAGE)) {
            String[] cells = line.split(" \\| ");
            if (cells.length > 1 && !line.startsWith(HEADING)) {
                lines.put(cells[0].substring("| ".length()), line);
            }
        }
        return lines;
    }

    private static String page(Collection<String> lines) {
        StringBuilder page = new StringBuilder("""
                # Fault matrix

                What was done to the program and what came of it. Written by `./mvnw verify -Pslow -Dgroups=slow`, not by hand;
                each test sets its own line. Seeds are fixed; a test prints them to
                `target/surefire-reports/*-output.txt` and names the one that failed.

                """);
        page.append(HEADING).append(" load | result | run on |\n|---|---|---|---|\n");
        lines.forEach(line -> page.append(line).append('\n'));
        return page.append("\nMachine: ")
                .append(Runtime.getRuntime().availableProcessors())
                .append(" cores, Java ")
                .append(Runtime.version().feature())
                .append(", PostgreSQL 17 on the same machine; durable where it is PostgreSQL that fails.\n")
                .toString();
    }
}
