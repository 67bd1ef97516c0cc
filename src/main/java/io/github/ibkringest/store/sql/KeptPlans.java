package io.github.ibkringest.store.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.PGConnection;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Which connections keep the plans of their statements. To plan the steps of a run takes the database longer than to
 * execute them for a few rows, so live runs keep plans. Any other run may fill tables, and a plan that was made while they
 * were empty must not be kept: it forgets those that it finds. Thread-safe.
 */
public final class KeptPlans {

    /** Off, as connections are opened. */
    private static final int NEVER = 0;

    /** A statement that is executed for the second time is prepared on the server. */
    private static final int FROM_THE_SECOND_TIME = 2;

    private final JdbcTemplate jdbc;

    public KeptPlans(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Sets up the connection of the current transaction for a run.
     *
     * @param isLive whether the run stores a few records, as many runs before it
     */
    public void prepareFor(boolean isLive) {
        jdbc.execute((ConnectionCallback<Void>) connection -> {
            choose(connection, isLive);
            return null;
        });
    }

    private static void choose(Connection connection, boolean isLive) throws SQLException {
        PGConnection server = connection.unwrap(PGConnection.class);
        if (isLive) {
            server.setPrepareThreshold(FROM_THE_SECOND_TIME);
            execute(connection, "set local plan_cache_mode = force_generic_plan");
        } else if (server.getPrepareThreshold() != NEVER) {
            server.setPrepareThreshold(NEVER);
            execute(connection, "deallocate all");
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
