package io.github.ibkringest.store.embedded;

import io.github.ibkringest.TestFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** Test homes that share one set of unpacked programs, and what one asks of a server in a test. */
final class EmbeddedHome {

    private static final Path USED = TestFolder.of("test postgres used");

    private EmbeddedHome() {}

    /** A home where a server has run before, with nothing that a test relies on; one for all tests. */
    static Path used() {
        if (Files.notExists(USED.resolve("postgres/17/data"))) {
            EmbeddedPostgres.open(USED).close();
        }
        return USED;
    }

    /** A home where nothing was started yet. */
    static Path unusedIn(Path folder) throws IOException {
        Path home = folder.resolve("my home");
        Files.createSymbolicLink(linkIn(home), programs());
        return home;
    }

    static void forget(Path home) throws IOException {
        Files.delete(linkIn(home));
    }

    private static Path linkIn(Path home) {
        return ServerHome.create(home).root().resolve(programs().getFileName());
    }

    private static Path programs() {
        return ServerBinaries.unpackInto(ServerHome.create(USED).root()).getParent();
    }

    static String query(EmbeddedPostgres postgres, String sql) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(postgres.jdbcUrl(), postgres.user(), postgres.password());
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    static void execute(EmbeddedPostgres postgres, String sql) throws SQLException {
        try (Connection connection =
                        DriverManager.getConnection(postgres.jdbcUrl(), postgres.user(), postgres.password());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    static boolean isRunning(Path home) {
        return Postmaster.alive(ServerHome.create(home).data()).isPresent();
    }

    static ProcessHandle server(Path home) {
        return Postmaster.alive(ServerHome.create(home).data())
                .flatMap(postmaster -> ProcessHandle.of(postmaster.pid()))
                .orElseThrow();
    }
}
