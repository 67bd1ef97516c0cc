package io.github.ibkringest.store.embedded;

import io.github.ibkringest.message.Reason;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.function.Supplier;

/**
 * What processes agree by. The start lock makes one process at a time decide about the server. The users lock is
 * held, shared, by every process that uses it; the operating system takes it from a process that was killed.
 *
 * <p>A lock belongs to the whole process and is lost when any channel on its file closes, therefore at most one
 * {@code ServerLocks} per home may be entered in a JVM, and nothing else may open the two files.
 */
final class ServerLocks {

    private final ServerHome home;
    private FileChannel users;
    private FileLock use;

    ServerLocks(ServerHome home) {
        this.home = home;
    }

    <T> T whileDeciding(Supplier<T> decision) {
        try (FileChannel channel = open(home.startLock());
                FileLock held = channel.lock()) {
            return decision.get();
        } catch (IOException e) {
            throw unusable(home.startLock(), e);
        }
    }

    /** Returns whether this process is the only user. Call it while deciding. */
    boolean enter() {
        try {
            users = open(home.usersLock());
            boolean alone = isFree();
            use = users.lock(0, Long.MAX_VALUE, true);
            return alone;
        } catch (IOException e) {
            throw unusable(home.usersLock(), e);
        }
    }

    /** Returns whether the last user has left. Call it while deciding. */
    boolean leave() {
        try (FileChannel closing = users) {
            use.release();
            return isFree();
        } catch (IOException e) {
            throw unusable(home.usersLock(), e);
        }
    }

    private boolean isFree() throws IOException {
        try (FileLock exclusive = users.tryLock()) {
            return exclusive != null;
        }
    }

    private static FileChannel open(Path file) throws IOException {
        PrivateFiles.createFile(file);
        return FileChannel.open(file, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    private static EmbeddedPostgresException unusable(Path file, IOException e) {
        return new EmbeddedPostgresException(
                "The lock file %s cannot be used (%s). Make it writable or choose another "
                                .formatted(file, Reason.of(e))
                        + "folder with IBKR_INGEST_HOME. "
                        + EmbeddedPostgresException.WAY_OUT,
                e);
    }
}
