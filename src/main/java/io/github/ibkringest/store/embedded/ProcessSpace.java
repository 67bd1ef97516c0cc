package io.github.ibkringest.store.embedded;

import io.github.ibkringest.message.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Within which processes see each other. Two containers that share a home do not: each takes the other's server for
 * dead, and a second server on the same files would destroy them.
 */
final class ProcessSpace {

    private ProcessSpace() {}

    static void remember(ServerHome home) {
        try {
            PrivateFiles.write(home.startedIn(), current());
        } catch (IOException e) {
            throw new EmbeddedPostgresException(
                    "%s cannot be written (%s).".formatted(home.startedIn(), Reason.of(e)), e);
        }
    }

    static void requireSame(ServerHome home) {
        String started = read(home.startedIn());
        if (!started.isEmpty() && !started.equals(current())) {
            throw new EmbeddedPostgresException(("The embedded PostgreSQL in %s is in use by a command in another "
                            + "container. Let that command end, or set IBKR_INGEST_DATABASE_URL to share one server between "
                            + "containers.")
                    .formatted(home.root()));
        }
    }

    private static String current() {
        return read(Path.of("/proc/sys/kernel/random/boot_id")).strip() + " " + pidNamespace();
    }

    private static String pidNamespace() {
        try {
            return Files.readSymbolicLink(Path.of("/proc/self/ns/pid")).toString();
        } catch (IOException | UnsupportedOperationException notLinux) {
            return "";
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException absent) {
            return "";
        }
    }
}
