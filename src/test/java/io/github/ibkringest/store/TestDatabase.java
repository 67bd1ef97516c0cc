package io.github.ibkringest.store;

import io.github.ibkringest.TestFolder;
import io.github.ibkringest.store.embedded.EmbeddedPostgres;
import io.github.ibkringest.store.schema.Migrations;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A fresh database for each test class, on one server for the whole test JVM:
 *
 * <pre>{@code @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();}</pre>
 *
 * <p>The server's data stay in {@code target/test-postgres}, so that only the first build pays for its creation.
 */
public final class TestDatabase implements BeforeAllCallback, AfterAllCallback {

    private static final String PREFIX = "test_" + ProcessHandle.current().pid() + "_";
    private static final AtomicInteger CREATED = new AtomicInteger();

    private PGSimpleDataSource dataSource;

    /** A database of its own, dropped by a later test JVM. */
    public static DataSource create() {
        return createNext();
    }

    /** A database of its own with the schema in it, which is a copy and takes less time than the migrations. */
    public static PGSimpleDataSource createMigrated() {
        return createNext(Migrated.NAME);
    }

    /** Drops a database that is not needed any more, so that long tests do not fill the disk. */
    public static void drop(PGSimpleDataSource database) {
        Server.execute("DROP DATABASE " + database.getDatabaseName() + " WITH (FORCE)");
    }

    public DataSource dataSource() {
        return dataSource;
    }

    public String jdbcUrl() {
        return dataSource.getUrl();
    }

    public String user() {
        return dataSource.getUser();
    }

    public String password() {
        return dataSource.getPassword();
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        dataSource = createNext();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        drop(dataSource);
    }

    private static PGSimpleDataSource createNext() {
        return createNext("template0");
    }

    private static PGSimpleDataSource createNext(String template) {
        String name = PREFIX + CREATED.incrementAndGet();
        Server.execute("CREATE DATABASE " + name + " TEMPLATE " + template);
        return Server.dataSource(name);
    }

    /** Made with its first use. */
    private static final class Migrated {

        private static final String NAME = PREFIX + "0";

        static {
            Server.execute("CREATE DATABASE " + NAME + " TEMPLATE template0");
            Migrations.migrate(Server.dataSource(NAME));
        }
    }

    /** Starts with its first use and is closed when the test JVM ends. */
    private static final class Server {

        private static final EmbeddedPostgres POSTGRES = EmbeddedPostgres.open(TestFolder.of("test-postgres"));

        static {
            Runtime.getRuntime().addShutdownHook(new Thread(POSTGRES::close));
            // test data need not survive a power cut
            execute("ALTER SYSTEM SET fsync = off");
            execute("ALTER SYSTEM SET full_page_writes = off");
            execute("SELECT pg_reload_conf()");
            abandonedDatabases().forEach(name -> execute("DROP DATABASE " + name + " WITH (FORCE)"));
        }

        static PGSimpleDataSource dataSource(String database) {
            PGSimpleDataSource source = new PGSimpleDataSource();
            source.setServerNames(new String[] {"127.0.0.1"});
            source.setPortNumbers(new int[] {POSTGRES.port()});
            source.setDatabaseName(database);
            source.setUser(POSTGRES.user());
            source.setPassword(POSTGRES.password());
            return source;
        }

        static void execute(String sql) {
            try (Connection connection = dataSource(POSTGRES.user()).getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute(sql);
            } catch (SQLException e) {
                throw new IllegalStateException(sql, e);
            }
        }

        private static List<String> abandonedDatabases() {
            List<String> names = new ArrayList<>();
            try (Connection connection = dataSource(POSTGRES.user()).getConnection();
                    Statement statement = connection.createStatement();
                    ResultSet rows = statement.executeQuery(
                            "SELECT datname FROM pg_database WHERE datname ~ '^test_[0-9]+_[0-9]+$'")) {
                while (rows.next()) {
                    names.add(rows.getString(1));
                }
            } catch (SQLException e) {
                throw new IllegalStateException("List databases", e);
            }
            names.removeIf(Server::isInUse);
            return names;
        }

        /** Another build may be testing on the same server at this moment. */
        private static boolean isInUse(String database) {
            long creator = Long.parseLong(database.split("_")[1]);
            return creator != ProcessHandle.current().pid()
                    && ProcessHandle.of(creator).isPresent();
        }
    }
}
