package io.github.ibkringest.faults;

import io.github.ibkringest.TestFolder;
import io.github.ibkringest.store.embedded.EmbeddedPostgres;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * A PostgreSQL server that tests may stop and starve, so not the one of all other tests. Its programs and data stay in
 * {@code target}, so that only the first build pays for them.
 */
final class FaultyServer implements AutoCloseable {

    private static final Path HOME = TestFolder.of("faulty-postgres");
    /** PostgreSQL's programs refuse root; in a user namespace of its own root is nobody. */
    static final boolean ROOT = isRoot();

    private final EmbeddedPostgres postgres;

    private FaultyServer(EmbeddedPostgres postgres) {
        this.postgres = postgres;
    }

    static FaultyServer start() {
        EmbeddedPostgres.stop(HOME); // it runs on after a test that was killed
        return new FaultyServer(EmbeddedPostgres.open(HOME));
    }

    /** A new empty database, on the disk of the server or on another one. */
    PGSimpleDataSource create(String name, Path disk) {
        JdbcTemplate jdbc = new JdbcTemplate(database(postgres.user()));
        jdbc.execute("drop database if exists " + name + " with (force)");
        jdbc.execute("drop tablespace if exists " + name);
        if (disk != null) {
            jdbc.execute("create tablespace " + name + " location '" + disk + "'");
        }
        jdbc.execute(
                "create database " + name + " template template0 tablespace " + (disk == null ? "pg_default" : name));
        return database(name);
    }

    void drop(String name) {
        JdbcTemplate jdbc = new JdbcTemplate(database(postgres.user()));
        jdbc.execute("drop database if exists " + name + " with (force)");
        jdbc.execute("drop tablespace if exists " + name);
    }

    private PGSimpleDataSource database(String name) {
        PGSimpleDataSource source = new PGSimpleDataSource();
        source.setServerNames(new String[] {"127.0.0.1"});
        source.setPortNumbers(new int[] {postgres.port()});
        source.setDatabaseName(name);
        source.setUser(postgres.user());
        source.setPassword(postgres.password());
        return source;
    }

    /** Stops the server: {@code fast} ends all connections, {@code immediate} is a crash. */
    void stop(String mode) {
        control("stop", "-m", mode);
    }

    /** Starts the server again, or for the first time after a stop, on the port that it had. */
    void restart(String mode) {
        control("restart", "-m", mode);
    }

    private void control(String... words) {
        List<String> command = new ArrayList<>(ROOT ? List.of("unshare", "--user", "--") : List.of());
        command.add(programs().resolve("pg_ctl").toString());
        command.addAll(Arrays.asList(words));
        command.addAll(List.of("-D", postgres.dataDirectory().toString()));
        command.addAll(
                List.of("-l", HOME.resolve("restarted.log").toAbsolutePath().toString()));
        run(command);
    }

    /** Where the server's own programs lie, beside its data. */
    private Path programs() {
        try (Stream<Path> folders = Files.list(postgres.dataDirectory().getParent())) {
            return folders.filter(folder -> folder.getFileName().toString().startsWith("bin-"))
                    .findFirst()
                    .orElseThrow()
                    .resolve("bin");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Runs a program to its end. */
    static void run(List<String> command) {
        try {
            File said = File.createTempFile("said-", ".txt");
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(said)
                    .start();
            if (process.waitFor() != 0) {
                throw new IllegalStateException(command + ": " + Files.readString(said.toPath()));
            }
            Files.delete(said.toPath());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static boolean isRoot() {
        try {
            return Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
        } catch (IOException | UnsupportedOperationException notLinux) {
            return false;
        }
    }

    @Override
    public void close() {
        postgres.close();
    }
}
