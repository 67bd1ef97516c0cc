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
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.datasource.AbstractDataSource;

/** The database of these tests lets no session in, or ends all of them, when it is told to. */
class ConnectionPoolTest {

    private static final Duration TIME_OUT = Duration.ofSeconds(1);

    private final PGSimpleDataSource database = (PGSimpleDataSource) TestDatabase.create();
    private volatile boolean gone;
    private final HikariDataSource hikari = new HikariDataSource(config());
    private final ConnectionPool pool = new ConnectionPool(hikari);

    private HikariConfig config() {
        HikariConfig config = new HikariConfig();
        config.setDataSource(new AbstractDataSource() {
            @Override
            public Connection getConnection() throws SQLException {
                if (gone) {
                    throw new SQLException("Connection to there refused.", "08001");
                }
                return database.getConnection();
            }

            @Override
            public Connection getConnection(String user, String password) throws SQLException {
                return getConnection();
            }
        });
        config.setJdbcUrl("jdbc:postgresql://there:5432/trading?password=secret");
        config.setMinimumIdle(1);
        config.setMaximumPoolSize(2);
        config.setConnectionTimeout(TIME_OUT.toMillis());
        return config;
    }

    @AfterEach
    void close() {
        pool.close();
    }

    private void goAway() {
        gone = true;
        hikari.getHikariPoolMXBean().softEvictConnections();
    }

    private static Duration since(long start) {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private Duration failing() {
        long start = System.nanoTime();
        assertThatThrownBy(pool::getConnection)
                .isInstanceOf(DatabaseGoneException.class)
                .hasMessage("the database jdbc:postgresql://there:5432/trading can not be reached:"
                        + " Connection to there refused.");
        return since(start);
    }

    @Test
    void shouldWaitOnceForADatabaseThatIsGone() throws Exception {
        pool.getConnection().close();
        goAway();
        assertThat(failing()).isGreaterThanOrEqualTo(TIME_OUT);
        for (int run = 0; run < 10; run++) {
            assertThat(failing()).isLessThan(TIME_OUT.dividedBy(4));
        }
    }

    @Test
    void shouldUseADatabaseThatComesBackInTime() throws Exception {
        pool.getConnection().close();
        goAway();
        CompletableFuture.runAsync(
                () -> gone = false, CompletableFuture.delayedExecutor(TIME_OUT.toMillis() / 4, TimeUnit.MILLISECONDS));
        pool.getConnection().close();
    }

    @Test
    void shouldUseADatabaseThatComesBackLater() throws Exception {
        goAway();
        failing();
        gone = false;
        await().atMost(Duration.ofSeconds(10)).ignoreExceptions().until(() -> {
            pool.getConnection().close();
            return true;
        });
    }

    /** Somebody who asks much later has waited for nothing yet. */
    @Test
    void shouldWaitAgainAfterASilence() {
        goAway();
        failing();
        long silent = System.nanoTime();
        await().pollDelay(TIME_OUT).until(() -> since(silent).compareTo(TIME_OUT) > 0);
        assertThat(failing()).isGreaterThanOrEqualTo(TIME_OUT);
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
