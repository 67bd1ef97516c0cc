package io.github.ibkringest.store.embedded;

import io.github.ibkringest.message.Reason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;

/** Creates the database cluster, its only role and its only database: all of it or nothing. */
final class DataDirectory {

    /** Name of the role and of the database. */
    static final String NAME = "ibkr_ingest";

    private static final int PASSWORD_BYTES = 24;

    private final ServerHome home;
    private final ServerPrograms programs;

    DataDirectory(ServerHome home, ServerPrograms programs) {
        this.home = home;
        this.programs = programs;
    }

    void createOnce() {
        if (Files.isDirectory(home.data())) {
            return;
        }
        Path unfinished = home.data().resolveSibling("data.new");
        try {
            PrivateFiles.deleteTree(unfinished);
            PrivateFiles.write(home.password(), newPassword());
            initialise(unfinished);
            createDatabase(unfinished);
            PrivateFiles.rename(unfinished, home.data());
        } catch (IOException e) {
            throw new EmbeddedPostgresException(
                    "The data folder of the embedded PostgreSQL, %s, cannot be created (%s)."
                                    .formatted(home.data(), Reason.of(e))
                            + " " + EmbeddedPostgresException.WAY_OUT,
                    e);
        }
    }

    static String password(ServerHome home) {
        return read(home, home.password());
    }

    /** Made when it is first asked for; the caller sees to it that nobody else does at the same moment. */
    String readerPassword() {
        try {
            if (Files.notExists(home.readerPassword())) {
                PrivateFiles.write(home.readerPassword(), newPassword());
            }
        } catch (IOException e) {
            throw new EmbeddedPostgresException(
                    "%s cannot be written (%s).".formatted(home.readerPassword(), Reason.of(e)), e);
        }
        return read(home, home.readerPassword());
    }

    private static String read(ServerHome home, Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new EmbeddedPostgresException(
                    "The password of the embedded PostgreSQL cannot be read from %s (%s). "
                                    .formatted(file, Reason.of(e))
                            + "Restore the file, or move %s away to start from scratch.".formatted(home.root()),
                    e);
        }
    }

    /** Iterations make guessing slow; 24 random bytes are not guessed, and each start of the program would pay for them. */
    private void initialise(Path data) {
        programs.run(
                "Creating the embedded PostgreSQL",
                "",
                "initdb",
                "-D",
                data.toString(),
                "--username=" + NAME,
                "--pwfile=" + home.password(),
                "--auth=scram-sha-256",
                "--set=scram_iterations=1",
                "--encoding=UTF8",
                "--locale=C",
                "--set=timezone=UTC",
                "--set=log_timezone=UTC");
    }

    /** In single-user mode, so that a data folder under its final name always has its database. */
    private void createDatabase(Path data) {
        programs.run(
                "Creating the database " + NAME,
                "CREATE DATABASE " + NAME + " TEMPLATE template0\n",
                "postgres",
                "--single",
                "-c",
                "exit_on_error=on",
                "-D",
                data.toString(),
                "postgres");
    }

    private static String newPassword() {
        byte[] secret = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(secret);
        return HexFormat.of().formatHex(secret);
    }
}
