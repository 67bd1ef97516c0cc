package io.github.ibkringest.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.datasource.AbstractDataSource;

/**
 * The database of these tests lets no session in, or ends all of them, when it is told to. How long an outage holds goes by
 * a clock of the tests; what is waited for in vain is counted, not timed.
 */
class ConnectionPoolTest {

    private static final String URL = "jdbc:postgresql://there:5432/trading?password=secret";
    private static final Duration TIME_OUT = Duration.ofMillis(500);
    private static final int FOR_GOOD = Integer.MAX_VALUE;

    private final PGSimpleDataSource database = (PGSimpleDataSource) TestDatabase.create();
    private final AtomicInteger refusals = new AtomicInteger();
    private final AtomicLong now = new AtomicLong();
    private final AskedPool hikari = new AskedPool(config(TIME_OUT));
    private final ConnectionPool pool = new ConnectionPool(hikari, URL, null, now::get);

    /** Counts who waits for a connection. */
    private static final class AskedPool extends HikariDataSource {

        private int asked;

        AskedPool(HikariConfig config) {
            super(config);
        }

        @Override
        public Connection getConnection() throws SQLException {
            asked++;
            return super.getConnection();
        }
    }

    private HikariConfig config(Duration timeOut) {
        HikariConfig config = new HikariConfig();
        config.setDataSource(new AbstractDataSource() {
            @Override
            public Connection getConnection() throws SQLException {
                if (refusals.getAndUpdate(left -> left == FOR_GOOD ? left : Math.max(0, left - 1)) > 0) {
                    throw new SQLException("Connection to there refused.", "08001");
                }
                return database.getConnection();
            }

            @Override
            public Connection getConnection(String user, String password) throws SQLException {
                return getConnection();
            }
        });
        config.setMinimumIdle(1);
        config.setMaximumPoolSize(2);
        config.setConnectionTimeout(timeOut.toMillis());
        return config;
    }

    @AfterEach
    void close() {
        pool.close();
    }

    /** Ends all sessions and refuses so many new ones. */
    private void goAway(HikariDataSource from, int times) {
        refusals.set(times);
        from.getHikariPoolMXBean().softEvictConnections();
    }

    private void failing() {
        assertThatThrownBy(pool::getConnection)
                .isInstanceOf(DatabaseGoneException.class)
                .hasMessage("the database jdbc:postgresql://there:5432/trading cannot be reached:"
                        + " Connection to there refused.");
    }

    @Test
    void shouldWaitOnceForADatabaseThatIsGone() throws Exception {
        pool.getConnection().close();
        goAway(hikari, FOR_GOOD);
        hikari.asked = 0;
        for (int run = 0; run < 10; run++) {
            failing();
        }
        assertThat(hikari.asked).as("runs that waited").isOne();
    }

    /** With a time-out that no machine is too slow for. */
    @Test
    void shouldWaitForADatabaseThatComesBackInTime() throws Exception {
        try (AskedPool patient = new AskedPool(config(Duration.ofMinutes(2)))) {
            ConnectionPool waiting = new ConnectionPool(patient, URL, null, now::get);
            waiting.getConnection().close();
            goAway(patient, 3);
            waiting.getConnection().close();
            assertThat(refusals).as("refusals left").hasValue(0);
        }
    }

    @Test
    void shouldUseADatabaseThatComesBackLater() throws Exception {
        goAway(hikari, FOR_GOOD);
        failing();
        refusals.set(0);
        await().atMost(Duration.ofMinutes(2)).ignoreExceptions().until(() -> {
            pool.getConnection().close();
            return true;
        });
    }

    /** Somebody who asks much later has waited for nothing yet. */
    @Test
    void shouldWaitAgainAfterASilence() {
        goAway(hikari, FOR_GOOD);
        failing();
        hikari.asked = 0;
        now.addAndGet(TIME_OUT.toNanos());
        failing();
        assertThat(hikari.asked).as("not yet").isZero();
        now.addAndGet(TIME_OUT.toNanos() + 1);
        failing();
        assertThat(hikari.asked).as("waited again").isOne();
    }

    @Test
    void shouldNotTakeAPoolThatIsUsedUpForADatabaseThatIsGone() throws Exception {
        try (Connection first = pool.getConnection();
                Connection second = pool.getConnection()) {
            assertThat(first).isNotSameAs(second);
            assertThatThrownBy(pool::getConnection)
                    .isInstanceOf(SQLTransientConnectionException.class)
                    .isNotInstanceOf(DatabaseGoneException.class);
        }
        pool.getConnection().close();
    }
}
