package io.github.ibkringest.store;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * The pool of connections, over a database that may go away. Whoever needs a connection then waits for the database to
 * come back, as long as the pool's time-out says. When that was in vain, those who ask next hear so at once, so that a
 * hundred runs do not wait one after the other. The pool tries on in the background: its next connection ends that, and
 * so does a silence as long as the time-out. Thread-safe.
 */
final class ConnectionPool extends DelegatingDataSource implements AutoCloseable {

    private final HikariDataSource pool;
    private volatile Outage outage;

    ConnectionPool(HikariDataSource pool) {
        super(pool);
        this.pool = pool;
    }

    /** Why there is no connection to be had, and until when nobody asks again. */
    private record Outage(SQLException why, long until) {

        boolean isOver() {
            return System.nanoTime() - until > 0;
        }
    }

    @Override
    public Connection getConnection() throws SQLException {
        Outage known = outage;
        if (known != null && !known.isOver() && pool.getHikariPoolMXBean().getIdleConnections() == 0) {
            throw gone(known.why());
        }
        try {
            Connection connection = pool.getConnection();
            outage = null;
            return connection;
        } catch (SQLException e) {
            throw BrokenConnection.isSaidBy(e) ? gone(e) : e;
        }
    }

    private DatabaseGoneException gone(SQLException why) {
        outage = new Outage(why, System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(pool.getConnectionTimeout()));
        return new DatabaseGoneException(pool.getJdbcUrl(), why);
    }

    @Override
    public void close() {
        pool.close();
    }
}
