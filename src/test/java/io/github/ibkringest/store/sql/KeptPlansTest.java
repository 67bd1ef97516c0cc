package io.github.ibkringest.store.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.ibkringest.store.TestStore;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Live runs keep the plans of their statements, over a temporary table of a run; any other run has none of them. */
class KeptPlansTest {

    @RegisterExtension
    static final TestStore STORE = new TestStore();

    @Test
    void shouldKeepPlansOfLiveRunsOnly() throws SQLException {
        try (Connection connection = STORE.dataSource().getConnection()) {
            connection.setAutoCommit(false);
            JdbcTemplate jdbc = new JdbcTemplate(new SingleConnectionDataSource(connection, true));
            KeptPlans plans = new KeptPlans(jdbc);
            for (int run = 0; run < 3; run++) {
                plans.prepareFor(true);
                count(connection);
                jdbc.execute("create temporary table if not exists of_a_run (id bigint)");
            }
            assertThat(kept(jdbc)).isOne();

            plans.prepareFor(false);
            count(connection);
            count(connection);
            assertThat(kept(jdbc)).isZero();
            assertThat(connection.unwrap(PGConnection.class).getPrepareThreshold())
                    .isZero();
            connection.rollback();
            assertThat(jdbc.queryForObject("show plan_cache_mode", String.class))
                    .as("no longer than the run")
                    .isEqualTo("auto");
        }
    }

    private static void count(Connection connection) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("select count(*) from trading.run where id > ?")) {
            statement.setLong(1, 0);
            statement.executeQuery().next();
        }
    }

    private static int kept(JdbcTemplate jdbc) {
        return jdbc.queryForObject(
                "select count(*) from pg_prepared_statements where statement like '%trading.run where id%'"
                        + " and statement not like '%pg_prepared%'",
                Integer.class);
    }
}
