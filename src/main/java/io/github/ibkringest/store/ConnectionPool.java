package io.github.ibkringest.store;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * The pool of connections, over a database that may go away. Whoever needs a connection then waits for the database to
 * come back, as long as the pool's time-out says. When that was in vain, those who ask next hear so at once, so that a
 * hundred runs do not wait one after the other. The pool tries on in the background: its next connection ends that, and
 * so does a silence as long as the time-out. Where the server is the program's own, it is started again first. Thread-safe.
 */
final class ConnectionPool extends DelegatingDataSource implements AutoCloseable, Reviving {

    private static final long LOOK_NANOS = TimeUnit.SECONDS.toNanos(1);

    private final HikariDataSource pool;
    private final String url;
    private final BooleanSupplier revival;
    private final LongSupplier nanoTime;
    private final AtomicLong nextLook;
    private volatile Outage outage;

    /**
     * A pool.
     *
     * @param url what people call the database
     * @param revival starts the server when it is gone, and says whether it did; null when it is somebody else's
     */
    ConnectionPool(HikariDataSource pool, String url, BooleanSupplier revival) {
        this(pool, url, revival, System::nanoTime);
    }

    /** @param nanoTime as {@link System#nanoTime}, for how long an outage holds */
    ConnectionPool(HikariDataSource pool, String url, BooleanSupplier revival, LongSupplier nanoTime) {
        super(pool);
        this.pool = pool;
        this.url = url;
        this.revival = revival;
        this.nanoTime = nanoTime;
        this.nextLook = new AtomicLong(nanoTime.getAsLong());
    }

    /** Why there is no connection to be had, and until when nobody asks again. */
    private record Outage(SQLException why, long until) {}

    @Override
    public Connection getConnection() throws SQLException {
        lookNowAndThen();
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

    private void lookNowAndThen() {
        long next = nextLook.get();
        long now = nanoTime.getAsLong();
        if (revival != null && now - next >= 0 && nextLook.compareAndSet(next, now + LOOK_NANOS)) {
            keepUp();
        }
    }

    /** Connections to the server that is gone are of no use. */
    @Override
    public void keepUp() {
        if (revival != null && revival.getAsBoolean()) {
            pool.getHikariPoolMXBean().softEvictConnections();
            outage = null;
        }
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return type.equals(Reviving.class) ? revival != null : super.isWrapperFor(type);
    }

    private DatabaseGoneException gone(SQLException why) {
        outage = new Outage(why, nanoTime.getAsLong() + TimeUnit.MILLISECONDS.toNanos(pool.getConnectionTimeout()));
        return new DatabaseGoneException(url, why);
    }

    @Override
    public void close() {
        pool.close();
    }
}
