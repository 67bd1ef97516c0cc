package io.github.ibkringest.faults;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The table {@code docs/fault-matrix.md}, which the slow tests write: each of them its own lines. */
final class FaultMatrix {

    private static final Path LINES = Path.of("target", "fault-matrix");
    private static final Path PAGE = Path.of("docs", "fault-matrix.md");

    private FaultMatrix() {}

    /** Sets the lines of one test and writes the page anew. */
    static synchronized void record(String test, String load, String result) {
        try {
            Files.createDirectories(LINES);
            String line = "| " + test + " | " + load + " | " + result + " |\n";
            Files.writeString(LINES.resolve(test.replaceAll("[^a-zA-Z0-9]+", "-") + ".md"), line);
            Files.createDirectories(PAGE.getParent());
            Files.writeString(PAGE, page());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String page() throws IOException {
        StringBuilder page = new StringBuilder("""
                # Fault matrix

                What was done to the program and what came of it. Written by `./mvnw verify -Pslow`, not by hand.
                Seeds are fixed; a line that fails prints its seed.

                | fault | load | result |
                |---|---|---|
                """);
        try (Stream<Path> files = Files.list(LINES)) {
            for (Path file : files.sorted().toList()) {
                page.append(Files.readString(file));
            }
        }
        Runtime machine = Runtime.getRuntime();
        return page.append("\nMachine: ")
                .append(machine.availableProcessors())
                .append(" cores, Java ")
                .append(Runtime.version().feature())
                .append(", PostgreSQL 17 on the same machine, fsync off.\n")
                .toString();
    }
}
