package io.github.ibkringest.store.mark;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.Properties;

/** The mark of each database in the folder of the program's data. Two programs may write at once; one of them wins. */
final class MarkFile {

    private static final String FOLDER = "marks";

    private final Path home;

    MarkFile(Path home) {
        this.home = home;
    }

    private Path of(String log) {
        return home.resolve(FOLDER).resolve(log + ".properties");
    }

    /** The mark of a database; empty where there is none, or none that can be read. */
    Optional<Mark> read(String log) throws IOException {
        Path file = of(log);
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        Properties said = new Properties();
        try (InputStream in = Files.newInputStream(file)) {
            said.load(in);
        }
        try {
            return Optional.of(new Mark(
                    log,
                    Instant.parse(said.getProperty("at", "")),
                    Long.parseLong(said.getProperty("event")),
                    said.getProperty("event-hash", ""),
                    Long.parseLong(said.getProperty("payload")),
                    said.getProperty("payload-hash", ""),
                    Long.parseLong(said.getProperty("run"))));
        } catch (NumberFormatException | DateTimeException e) {
            throw new IOException(file + " is no mark of a database; remove it", e);
        }
    }

    /** Writes a mark where the folder of the program's data is; it is the old or the new one, whatever happens. */
    void write(Mark mark) throws IOException {
        if (!Files.isDirectory(home)) {
            return;
        }
        Properties said = new Properties();
        said.setProperty("at", mark.at().toString());
        said.setProperty("event", String.valueOf(mark.event()));
        said.setProperty("event-hash", mark.eventHash());
        said.setProperty("payload", String.valueOf(mark.payload()));
        said.setProperty("payload-hash", mark.payloadHash());
        said.setProperty("run", String.valueOf(mark.run()));
        Path folder = Files.createDirectories(home.resolve(FOLDER));
        Path part = Files.createTempFile(folder, mark.log(), ".part");
        try {
            try (OutputStream out = Files.newOutputStream(part)) {
                said.store(out, "How far the database was when ibkr-ingest saw it last (docs/verify.md)");
            }
            Files.move(part, of(mark.log()), StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(part);
        }
    }
}
