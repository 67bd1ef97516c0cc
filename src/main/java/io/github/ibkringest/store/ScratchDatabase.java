package io.github.ibkringest.store;

import io.github.ibkringest.store.embedded.EmbeddedPostgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import org.postgresql.Driver;

/**
 * An empty database for work whose result nobody keeps, on a server of the program's own beside the one with the data: the
 * user's server gets no load and needs no further right. It is dropped when it is closed. Not thread-safe.
 */
public final class ScratchDatabase implements AutoCloseable {

    private static final String FOLDER = "rebuild";
    private static final String PREFIX = "rebuild_";

    private final EmbeddedPostgres server;
    private final String name;
    private final Database database;

    private ScratchDatabase(EmbeddedPostgres server, String name, Database database) {
        this.server = server;
        this.name = name;
        this.database = database;
    }

    /**
     * Makes one; those that killed programs left are dropped.
     *
     * @param home the folder of the program's data
     * @param runs how many runs write side by side
     */
    public static ScratchDatabase create(Path home, int runs) {
        EmbeddedPostgres server = EmbeddedPostgres.open(home.resolve(FOLDER));
        try {
            for (String abandoned : abandoned(server)) {
                execute(server, "drop database " + abandoned + " with (force)");
            }
            String name = PREFIX + ProcessHandle.current().pid();
            execute(server, "create database " + name + " template template0");
            // what a power cut takes away can be made again
            execute(server, "alter database " + name + " set synchronous_commit = off");
            String url = server.jdbcUrl().replaceFirst("/[^/]*$", "/" + name);
            return new ScratchDatabase(
                    server,
                    name,
                    Database.at(url, server.user(), server.password())
                            .forRuns(runs)
                            .forScratch());
        } catch (RuntimeException e) {
            server.close();
            throw e;
        }
    }

    /** The database; it has the schema once it is used. */
    public Database database() {
        return database;
    }

    private static List<String> abandoned(EmbeddedPostgres server) {
        List<String> names = new ArrayList<>();
        try (Connection connection = connect(server);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(
                        "select datname from pg_catalog.pg_database where datname ~ '^" + PREFIX + "[0-9]+$'")) {
            while (row.next()) {
                long maker = Long.parseLong(row.getString(1).substring(PREFIX.length()));
                if (maker == ProcessHandle.current().pid()
                        || ProcessHandle.of(maker).isEmpty()) {
                    names.add(row.getString(1));
                }
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the databases of the server for scratch work cannot be listed", e);
        }
        return names;
    }

    private static void execute(EmbeddedPostgres server, String sql) {
        try (Connection connection = connect(server);
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException("the server for scratch work refuses: " + sql, e);
        }
    }

    private static Connection connect(EmbeddedPostgres server) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", server.user());
        properties.setProperty("password", server.password());
        return new Driver().connect(server.jdbcUrl(), properties);
    }

    @Override
    public void close() {
        try {
            database.close();
            execute(server, "drop database " + name + " with (force)");
        } finally {
            server.close();
        }
    }
}
