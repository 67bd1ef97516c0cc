package io.github.ibkringest.broker.ibkr.flex.staging;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A folder for files that nobody needs after the session; only this user can read it. The process holds a lock in it, so
 * that what a killed one left can be told from what is in use: the first folder of a process removes that.
 */
public final class ScratchFolder implements AutoCloseable {

    static final String PREFIX = "ibkr-ingest-";

    private static final Logger LOG = LoggerFactory.getLogger(ScratchFolder.class);
    private static final AtomicBoolean SWEPT = new AtomicBoolean();

    /** Where this process works; it must not open their locks again, for closing them would give up the lock (POSIX). */
    private static final Set<Path> OWN = ConcurrentHashMap.newKeySet();

    private final Path folder;
    private final FileChannel lock;
    private final AtomicInteger files = new AtomicInteger();

    private ScratchFolder(Path folder, FileChannel lock) {
        this.folder = folder;
        this.lock = lock;
    }

    /** Makes a folder among the temporary files. */
    public static ScratchFolder create() {
        try {
            ScratchFolder made = tryCreate();
            while (made == null) {
                made = tryCreate();
            }
            if (SWEPT.compareAndSet(false, true)) {
                AbandonedScratch.remove(made.folder);
            }
            return made;
        } catch (IOException e) {
            throw new UncheckedIOException("no scratch folder can be created", e);
        }
    }

    /** Null when another process took the folder for an abandoned one before it was locked. */
    private static ScratchFolder tryCreate() throws IOException {
        Path folder = Files.createTempDirectory(PREFIX);
        OWN.add(folder);
        FileChannel lock = FileChannel.open(lockOf(folder), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        if (lock.tryLock() != null && Files.exists(lockOf(folder))) {
            return new ScratchFolder(folder, lock);
        }
        lock.close();
        OWN.remove(folder);
        return null;
    }

    /** Whether a folder is one that this process works in. */
    static boolean isOwn(Path folder) {
        return OWN.contains(folder);
    }

    static Path lockOf(Path folder) {
        return folder.resolve("lock");
    }

    /** A file in the folder. */
    public Path file(String name) {
        return folder.resolve(name);
    }

    /** A file that no other call gives, in the order of the calls. */
    Path newFile(String name) {
        return file(name + "-" + files.getAndIncrement());
    }

    /** A file that goes with the folder when the process ends, because no session closes it. */
    public Path untilExit(String name) {
        Path file = file(name);
        folder.toFile().deleteOnExit();
        lockOf(folder).toFile().deleteOnExit();
        file.toFile().deleteOnExit();
        return file;
    }

    /** Removes it with everything in it; what cannot be removed is said and left. */
    @Override
    public void close() {
        try {
            lock.close();
            remove(folder);
            OWN.remove(folder);
        } catch (IOException e) {
            LOG.warn("scratch files are left in {}: {}", folder, e.toString());
        }
    }

    static void remove(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> all = files.toList();
            for (Path file : all) {
                Files.deleteIfExists(file);
            }
        }
        Files.deleteIfExists(folder);
    }
}
