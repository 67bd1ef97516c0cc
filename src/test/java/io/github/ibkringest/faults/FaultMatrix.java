package io.github.ibkringest.faults;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

/** The table {@code docs/fault-matrix.md}, which the slow tests write: each of them its own line. */
final class FaultMatrix {

    private static final Path LINES = Path.of("target", "fault-matrix");
    private static final Path PAGE = Path.of("docs", "fault-matrix.md");

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
        Files.createDirectories(LINES);
        Files.writeString(
                LINES.resolve(fault.replaceAll("[^a-zA-Z0-9]+", "-") + ".md"),
                "| " + fault + " | " + load + " | " + result + " | " + LocalDate.now(ZoneOffset.UTC) + " |\n");
        Files.writeString(PAGE, page());
    }

    private static String page() throws IOException {
        StringBuilder page = new StringBuilder("""
                # Fault matrix

                What was done to the program and what came of it. Written by `./mvnw verify -Pslow -Dgroups=slow`, not by hand;
                each test sets its own line. Seeds are fixed; a test prints them to
                `target/surefire-reports/*-output.txt` and names the one that failed.

                | fault | load | result | run on |
                |---|---|---|---|
                """);
        try (Stream<Path> files = Files.list(LINES)) {
            for (Path file : files.sorted().toList()) {
                page.append(Files.readString(file));
            }
        }
        return page.append("\nMachine: ")
                .append(Runtime.getRuntime().availableProcessors())
                .append(" cores, Java ")
                .append(Runtime.version().feature())
                .append(", PostgreSQL 17 on the same machine; durable where it is PostgreSQL that fails.\n")
                .toString();
    }
}
