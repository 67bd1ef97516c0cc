package io.github.ibkringest.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.github.ibkringest.store.sql.Sql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.AbstractDataSource;

/**
 * Connections that can only read, for what is asked over HTTP: their transactions are read only, they have the rights of the
 * role that reads where there is one, and a query that takes too long is ended. Opened when first used. Thread-safe.
 */
public final class ReadingPool extends AbstractDataSource implements AutoCloseable {

    /** What a query may take, so that nobody who asks much holds up others for long. */
    public static final Duration LONGEST = Duration.ofSeconds(15);

    private static final long IDLE = Duration.ofMinutes(1).toMillis();
    private static final long WAIT = Duration.ofSeconds(10).toMillis();

    private final Database database;
    private final int most;
    private HikariDataSource pool;
    private boolean closed;

    /** @param most how many there can be */
    public ReadingPool(Database database, int most) {
        this.database = database;
        this.most = most;
    }

    @Override
    public Connection getConnection() throws SQLException {
        return pool().getConnection();
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return getConnection();
    }

    private synchronized DataSource pool() throws SQLException {
        if (closed) {
            throw new SQLException("the pool was closed");
        }
        if (pool == null) {
            HikariConfig config = new HikariConfig();
            config.setPoolName("ibkr-ingest page");
            config.setDataSource(new Opened());
            config.setMaximumPoolSize(most);
            config.setMinimumIdle(0);
            config.setIdleTimeout(IDLE);
            config.setConnectionTimeout(WAIT);
            // the database may be away for now
            config.setInitializationFailTimeout(-1);
            pool = new HikariDataSource(config);
        }
        return pool;
    }

    private final class Opened extends AbstractDataSource {

        @Override
        public Connection getConnection() throws SQLException {
            Connection connection = database.isEmbedded()
                    ? ReadingConnection.open(database)
                    : database.single().getConnection();
            try (Statement statement = connection.createStatement()) {
                statement.execute("set default_transaction_read_only = on");
                statement.execute("set statement_timeout = " + LONGEST.toMillis());
                statement.execute("set search_path = trading, public");
                // to compile a query takes longer than to answer it
                statement.execute("set jit = off");
                if (mayReadOnly(statement)) {
                    statement.execute("set role ibkr_reader");
                }
                return connection;
            } catch (SQLException e) {
                connection.close();
                throw e;
            }
        }

        @Override
        public Connection getConnection(String user, String password) throws SQLException {
            return getConnection();
        }
    }

    private static boolean mayReadOnly(Statement statement) throws SQLException {
        try (ResultSet powers = statement.executeQuery(Sql.of("db/user-powers"))) {
            return powers.next() && powers.getBoolean("may_read_only");
        }
    }

    @Override
    public synchronized void close() {
        closed = true;
        if (pool != null) {
            pool.close();
        }
    }
}
