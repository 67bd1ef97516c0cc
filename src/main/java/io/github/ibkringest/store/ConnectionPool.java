package io.github.ibkringest.store;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * The pool of connections, over a database that may go away. Whoever needs a connection then waits for the database to
 * come back, as long as the pool's time-out says. When that was in vain, those who ask next hear so at once, so that a
 * hundred runs do not wait one after the other. The pool tries on in the background: its next connection ends that, and
 * so does a silence as long as the time-out. Thread-safe.
 */
final class ConnectionPool extends DelegatingDataSource implements AutoCloseable {

    private final HikariDataSource pool;
    private final LongSupplier nanoTime;
    private volatile Outage outage;

    ConnectionPool(HikariDataSource pool) {
        this(pool, System::nanoTime);
    }

    /** @param nanoTime as {@link System#nanoTime}, for how long an outage holds */
    ConnectionPool(HikariDataSource pool, LongSupplier nanoTime) {
        super(pool);
        this.pool = pool;
        this.nanoTime = nanoTime;
    }

    /** Why there is no connection to be had, and until when nobody asks again. */
    private record Outage(SQLException why, long until) {}

    @Override
    public Connection getConnection() throws SQLException {
        Outage known = outage;
        if (known != null
                && nanoTime.getAsLong() - known.until() <= 0
                && pool.getHikariPoolMXBean().getIdleConnections() == 0) {
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
        outage = new Outage(why, nanoTime.getAsLong() + TimeUnit.MILLISECONDS.toNanos(pool.getConnectionTimeout()));
        return new DatabaseGoneException(pool.getJdbcUrl(), why);
    }

    @Override
    public void close() {
        pool.close();
    }
}
