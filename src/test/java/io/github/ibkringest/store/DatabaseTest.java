package io.github.ibkringest.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.sql.Connection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import org.springframework.jdbc.core.JdbcTemplate;

/** A start that fails closes the database while somebody else may still open it. */
class DatabaseTest {

    private final PGSimpleDataSource fresh = (PGSimpleDataSource) TestDatabase.create();
    private final JdbcTemplate jdbc = new JdbcTemplate(fresh);
    private final Database database = Database.at(fresh.getUrl(), fresh.getUser(), fresh.getPassword());

    private long sessions(String condition) {
        return jdbc.queryForObject(
                "select count(*) from pg_stat_activity where datname = current_database()"
                        + " and application_name = 'ibkr-ingest' and " + condition,
                Long.class);
    }

    @Test
    void shouldWaitForAMigrationBeforeItCloses() throws Exception {
        CompletableFuture<?> opening;
        Thread closing = new Thread(database::close, "closing");
        try (Connection other = fresh.getConnection()) {
            other.setAutoCommit(false);
            other.createStatement().execute("create schema trading");
            opening = CompletableFuture.supplyAsync(database::dataSource);
            await().until(() -> sessions("wait_event_type = 'Lock'") > 0);
            closing.start();
            await().until(() ->
                    List.of(Thread.State.BLOCKED, Thread.State.TERMINATED).contains(closing.getState()));
            other.rollback();
        }
        opening.join();
        closing.join();

        await().until(() -> sessions("true") == 0);
        assertThat(jdbc.queryForObject("select bool_and(success) from trading.flyway_schema_history", Boolean.class))
                .isTrue();
    }

    @Test
    void shouldNotOpenOnceItIsClosed() {
        database.close();
        database.close();

        assertThatThrownBy(database::dataSource).hasMessageContaining("closed before it was opened");
        assertThat(sessions("true")).isZero();
    }
}
