package io.github.ibkringest.bench;

import io.github.ibkringest.flex.StatementGenerator;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** The statements to load, each generated when it is first asked for. */
record Statements(Path folder, long seed) {

    static final double RESTATED_PERCENT = 1;

    Path fresh(int executions, int accounts) throws IOException {
        return write("%d-%d.xml".formatted(executions, accounts), StatementGenerator.of(executions, accounts, seed));
    }

    /** The same facts made a day later, with a percent of them restated. */
    Path changed(int executions, int accounts) throws IOException {
        return write(
                "%d-%d-changed.xml".formatted(executions, accounts),
                StatementGenerator.of(executions, accounts, seed)
                        .whenGenerated("20261103;060000")
                        .restated(RESTATED_PERCENT));
    }

    /** The same facts, some of which cannot be read. */
    Path malformed(int executions, double percent) throws IOException {
        return write(
                "%d-malformed-%s.xml".formatted(executions, percent),
                StatementGenerator.of(executions, 1, seed).malformed(percent));
    }

    /** Other facts of the same account, numbered from here on. */
    Path numberedFrom(int first, int executions) throws IOException {
        return write(
                "%d-from-%d.xml".formatted(executions, first),
                StatementGenerator.of(executions, 1, seed).first(first));
    }

    /** The same facts in another account. */
    Path ofAnotherAccount(int executions) throws IOException {
        Path file = folder.resolve("%d-of-another-account.xml".formatted(executions));
        return Files.exists(file)
                ? file
                : settled(Files.writeString(
                        file, Files.readString(fresh(executions, 1)).replace("U9900001", "U9900002")));
    }

    Path empty() throws IOException {
        return fresh(0, 1);
    }

    private Path write(String name, StatementGenerator generator) throws IOException {
        Files.createDirectories(folder);
        Path file = folder.resolve(name);
        return Files.exists(file) ? file : settled(generator.writeTo(file));
    }

    /** Waits until a file is on the disk, so that the first thing that is timed does not share the disk with it. */
    static Path settled(Path file) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        return file;
    }
}
