package io.github.ibkringest.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.github.ibkringest.store.embedded.EmbeddedPostgres;
import io.github.ibkringest.store.schema.Migrations;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import javax.sql.DataSource;
import org.postgresql.Driver;
import org.springframework.jdbc.datasource.AbstractDataSource;

/** The database of this program: the configured one, or its own server. Thread-safe. */
public final class Database implements AutoCloseable {

    /** For what is neither a run nor its ledger row. */
    private static final int SPARE = 4;

    /** The turn of a session, a run of what it hears, and the ledger row of that. */
    private static final int PER_SESSION = 3;

    private final EmbeddedPostgres embedded;
    private final String url;
    private final String user;
    private final String password;
    private final Object opening = new Object();
    private int runs = 2;
    private int sessions;
    private volatile boolean isScratch;
    private ConnectionPool pool;
    private boolean closed;

    private Database(EmbeddedPostgres embedded, String url, String user, String password) {
        this.embedded = embedded;
        this.url = url;
        this.user = user;
        this.password = password;
    }

    /** A server that somebody else runs; user and password may be null. */
    public static Database at(String url, String user, String password) {
        return new Database(null, url, user, password);
    }

    /** The program's own server, with its data under a folder; it runs until the last user closes it. */
    public static Database embedded(Path home) {
        return embedded(home, 0);
    }

    /** The same, on a port of one's choice when it has to be started; 0 for the one it had before, or any. */
    public static Database embedded(Path home, int port) {
        EmbeddedPostgres server = EmbeddedPostgres.open(home, port);
        return new Database(server, server.jdbcUrl(), server.user(), server.password());
    }

    /**
     * How many runs write in parallel, 2 by default; each needs a connection, and another one for its ledger row. To be
     * called before the first connection is taken.
     */
    public Database forRuns(int sideBySide) {
        runs = sideBySide;
        return this;
    }

    /** How many sessions stay open: each keeps a connection, and writes beside the runs. Likewise to be called before. */
    public Database forSessions(int open) {
        sessions = open;
        return this;
    }

    /** That nobody keeps what is in it. */
    public Database forScratch() {
        isScratch = true;
        return this;
    }

    /** Whether nobody keeps what is in it. */
    public boolean isScratch() {
        return isScratch;
    }

    public boolean isEmbedded() {
        return embedded != null;
    }

    /** The program's own server; null when another one is configured. */
    public EmbeddedPostgres server() {
        return embedded;
    }

    public String url() {
        return embedded == null ? url : embedded.jdbcUrl();
    }

    public String user() {
        return user;
    }

    public String password() {
        return password;
    }

    /** The read-only user of the embedded server; its password is in a file of the server. */
    public String reader() {
        return EmbeddedRoles.READER;
    }

    /**
     * The connection pool, with the schema brought up to date.
     *
     * @throws StoreUnavailableException when there is no connection to be had
     */
    public DataSource dataSource() {
        synchronized (opening) {
            return opened();
        }
    }

    /** The same pool, opened with its first connection; other threads wait until it is open. */
    public DataSource deferred() {
        return new Deferred();
    }

    /**
     * Connections outside of the pool, a new one each time, for who keeps one; the caller closes it. The schema is there.
     */
    public DataSource single() {
        return new Single();
    }

    private final class Single extends AbstractDataSource {

        @Override
        public Connection getConnection() throws SQLException {
            return getConnection(user, password);
        }

        @Override
        public Connection getConnection(String user, String password) throws SQLException {
            dataSource();
            Properties properties = driverProperties();
            // who only listens would else not notice that the other side is gone
            properties.setProperty("tcpKeepAlive", "true");
            if (user != null) {
                properties.setProperty("user", user);
            }
            if (password != null) {
                properties.setProperty("password", password);
            }
            return new Driver().connect(url(), properties);
        }
    }

    private final class Deferred extends AbstractDataSource implements Reviving {

        @Override
        public Connection getConnection() throws SQLException {
            return dataSource().getConnection();
        }

        @Override
        public Connection getConnection(String user, String password) throws SQLException {
            return dataSource().getConnection(user, password);
        }

        @Override
        public void keepUp() {
            Reviving.of(dataSource()).keepUp();
        }

        @Override
        public boolean isWrapperFor(Class<?> type) {
            return type.equals(Reviving.class) ? isEmbedded() : type.isInstance(this);
        }
    }

    private DataSource opened() {
        if (pool == null) {
            if (closed) {
                throw new IllegalStateException("the database was closed before it was opened");
            }
            ConnectionPool opened = open();
            try {
                boolean changed = Migrations.migrate(opened);
                if (changed && embedded != null) {
                    setUpRoles(opened);
                }
            } catch (RuntimeException e) {
                opened.close();
                throw e;
            }
            pool = opened;
        }
        return pool;
    }

    private void setUpRoles(DataSource opened) {
        try (Connection connection = opened.getConnection()) {
            EmbeddedRoles.setUp(connection, embedded.readerPassword());
        } catch (SQLException e) {
            throw new IllegalStateException("the roles of the embedded server cannot be created: " + e.getMessage(), e);
        }
    }

    private ConnectionPool open() {
        HikariConfig config = new HikariConfig();
        config.setPoolName("ibkr-ingest");
        config.setMaximumPoolSize(2 * runs + PER_SESSION * sessions + SPARE);
        // A run and its ledger row; the second is opened while the routes start.
        config.setMinimumIdle(2);
        config.setConnectionTimeout(10_000);
        OwnServer own = embedded == null ? null : new OwnServer(embedded, driverProperties());
        if (own == null) {
            config.setJdbcUrl(url);
            config.setUsername(user);
            config.setPassword(password);
            config.setDataSourceProperties(driverProperties());
        } else {
            config.setDataSource(own);
        }
        try {
            return new ConnectionPool(new HikariDataSource(config), url, own == null ? null : own::revive);
        } catch (RuntimeException e) {
            throw new StoreUnavailableException(url, e);
        }
    }

    private static Properties driverProperties() {
        Properties properties = new Properties();
        properties.setProperty("ApplicationName", "ibkr-ingest");
        // Times are instants; the session's zone only matters to who reads them as text. Compiling a statement takes
        // longer than any of ours, and what would call for it are estimates about tables that seem empty.
        properties.setProperty("options", "-c TimeZone=UTC -c jit=off");
        // A plan that was made while a table was empty must not be kept while a run fills it. The server's own setting
        // for that, plan_cache_mode, would also plan each check of a foreign key anew.
        properties.setProperty("prepareThreshold", "0");
        // Where plans are kept all the same, a temporary table that a run makes is no reason to make them anew.
        properties.setProperty("flushCacheOnDdl", "false");
        // Details quote values of rows, and what fails is said in logs and in the ledger.
        properties.setProperty("logServerErrorDetail", "false");
        return properties;
    }

    /**
     * Cuts the connections that are still in use, whose transactions roll back. Waits if another thread is just opening
     * the pool, so that no server is stopped under a migration and no pool stays open. May be called more than once.
     */
    @Override
    public void close() {
        ConnectionPool opened;
        synchronized (opening) {
            closed = true;
            opened = pool;
        }
        try {
            if (opened != null) {
                opened.close();
            }
        } finally {
            if (embedded != null) {
                embedded.close();
            }
        }
    }
}
