package io.github.ibkringest.bench;

import io.github.ibkringest.store.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** A PostgreSQL server of the benchmark's own, made anew, with its settings as they are by default. */
final class Server implements AutoCloseable {

    private static final List<String> SETTINGS = List.of(
            "server_version",
            "fsync",
            "synchronous_commit",
            "full_page_writes",
            "shared_buffers",
            "max_wal_size",
            "jit");

    private final EmbeddedPostgres postgres;

    private Server(EmbeddedPostgres postgres) {
        this.postgres = postgres;
    }

    static Server start(Path home) throws SQLException {
        EmbeddedPostgres.stop(home);
        delete(home);
        Server server = new Server(EmbeddedPostgres.open(home));
        Map<String, String> settings = server.settings();
        if (!settings.get("fsync").equals("on")
                || !settings.get("synchronous_commit").equals("on")) {
            server.close();
            throw new IllegalStateException("not durable, so not worth measuring: " + settings);
        }
        return server;
    }

    /** Creates an empty database. */
    ServerDatabase create(String name) throws SQLException {
        try (Connection connection = DriverManager.getConnection(postgres.jdbcUrl(), user(), password());
                Statement statement = connection.createStatement()) {
            statement.execute("create database " + name);
        }
        return new ServerDatabase(url(name), user(), password());
    }

    void drop(String name) throws SQLException {
        try (Connection connection = DriverManager.getConnection(postgres.jdbcUrl(), user(), password());
                Statement statement = connection.createStatement()) {
            statement.execute("drop database " + name + " with (force)");
        }
    }

    Map<String, String> settings() throws SQLException {
        Map<String, String> settings = new LinkedHashMap<>();
        try (Connection connection = DriverManager.getConnection(postgres.jdbcUrl(), user(), password());
                Statement statement = connection.createStatement()) {
            for (String name : SETTINGS) {
                try (var row = statement.executeQuery("show " + name)) {
                    row.next();
                    settings.put(name, row.getString(1));
                }
            }
        }
        return settings;
    }

    private String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + postgres.port() + "/" + database;
    }

    private String user() {
        return postgres.user();
    }

    private String password() {
        return postgres.password();
    }

    @Override
    public void close() {
        postgres.close();
    }

    static void delete(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
