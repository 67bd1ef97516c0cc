package io.github.ibkringest.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;

/**
 * The table {@code docs/fault-matrix.md}, which the slow tests write: each of them its own line, and none touches those of
 * others.
 */
public final class FaultMatrix {

    private static final Path PAGE = Path.of("docs", "fault-matrix.md");
    private static final String HEAD = "| fault | load | result | run on |";

    private FaultMatrix() {}

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
        end(fault, load, "**failed**");
    }

    static synchronized void end(String fault, String load, String result) throws IOException {
        Map<String, String> lines = lines();
        lines.put(fault, "| " + fault + " | " + load + " | " + result + " | " + LocalDate.now(ZoneOffset.UTC) + " |\n");
        Files.writeString(PAGE, page(lines));
    }

    /** The lines of the table, by fault. */
    private static Map<String, String> lines() throws IOException {
        Map<String, String> lines = new TreeMap<>();
        for (String line : Files.readAllLines(PAGE)) {
            if (line.startsWith("| ") && !line.equals(HEAD)) {
                lines.put(line.substring(2, line.indexOf(" | ")), line + "\n");
            }
        }
        return lines;
    }

    private static String page(Map<String, String> lines) {
        return """
                # Fault matrix

                What was done to the program and what came of it. Written by `./mvnw verify -Pslow -Dgroups=slow`, not by hand;
                each test sets its own line. Seeds are fixed; a test prints them to
                `target/surefire-reports/*-output.txt` and names the one that failed.

                %s
                |---|---|---|---|
                %s
                Machine: %d cores, Java %d, PostgreSQL 17 on the same machine; durable where it is PostgreSQL that fails.
                """.formatted(
                        HEAD,
                        String.join("", lines.values()),
                        Runtime.getRuntime().availableProcessors(),
                        Runtime.version().feature());
    }
}
