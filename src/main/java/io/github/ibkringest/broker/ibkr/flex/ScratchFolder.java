package io.github.ibkringest.broker.ibkr.flex;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A folder for files that nobody needs after the session; only this user can read it. */
final class ScratchFolder implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ScratchFolder.class);

    private final Path folder;
    private final AtomicInteger files = new AtomicInteger();

    private ScratchFolder(Path folder) {
        this.folder = folder;
    }

    static ScratchFolder create() {
        try {
            return new ScratchFolder(Files.createTempDirectory("ibkr-ingest-"));
        } catch (IOException e) {
            throw new UncheckedIOException("no scratch folder can be made", e);
        }
    }

    Path file(String name) {
        return folder.resolve(name);
    }

    /** A file that no other call gives, in the order of the calls. */
    Path newFile(String name) {
        return file(name + "-" + files.getAndIncrement());
    }

    /** Removes it with everything in it; what can not be removed is said and left. */
    @Override
    public void close() {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> all = files.toList();
            for (Path file : all) {
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(folder);
        } catch (IOException e) {
            LOG.warn("scratch files are left in {}: {}", folder, e.toString());
        }
    }
}
