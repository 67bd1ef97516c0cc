package io.github.ibkringest.store.embedded;

import static io.github.ibkringest.store.embedded.EmbeddedPostgresException.WAY_OUT;

import io.github.ibkringest.message.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Where everything of one embedded server lies: {@code <home>/postgres/17}. The major version is part of the path
 * because the data of one major version cannot be opened by another.
 */
record ServerHome(Path root) {

    static final String MAJOR_VERSION = "17";

    /** Creates what is missing. The path is the real one, so that two spellings of a home mean the same server. */
    static ServerHome create(Path home) {
        try {
            Path root = rootBelow(home);
            PrivateFiles.createFolder(root.getParent().getParent());
            PrivateFiles.createFolder(root.getParent());
            PrivateFiles.createFolder(root);
            return new ServerHome(root.toRealPath());
        } catch (IOException e) {
            throw new EmbeddedPostgresException(
                    "The folder for the embedded PostgreSQL, %s, cannot be created (%s). "
                                    .formatted(rootBelow(home), Reason.of(e))
                            + "Make it writable or choose another one with IBKR_INGEST_HOME. " + WAY_OUT,
                    e);
        }
    }

    static boolean exists(Path home) {
        return Files.isDirectory(rootBelow(home));
    }

    Path data() {
        return root.resolve("data");
    }

    Path password() {
        return root.resolve("password");
    }

    Path readerPassword() {
        return root.resolve("reader-password");
    }

    Path serverLog() {
        return root.resolve("server.log");
    }

    /** What initdb and pg_ctl themselves said, last time. */
    Path commandLog() {
        return root.resolve("command.log");
    }

    Path startLock() {
        return root.resolve("start.lock");
    }

    Path usersLock() {
        return root.resolve("users.lock");
    }

    /** On which port it was last. */
    Path port() {
        return root.resolve("port");
    }

    /** A file for each process that uses it. */
    Path users() {
        return root.resolve("users");
    }

    Path keepRunning() {
        return root.resolve("keep-running");
    }

    Path startedIn() {
        return root.resolve("started-in");
    }

    private static Path rootBelow(Path home) {
        return home.toAbsolutePath().normalize().resolve("postgres").resolve(MAJOR_VERSION);
    }
}
