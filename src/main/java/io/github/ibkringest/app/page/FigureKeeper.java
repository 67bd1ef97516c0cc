package io.github.ibkringest.app.page;

import io.github.ibkringest.store.Database;
import io.github.ibkringest.store.sql.Sql;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Set;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.apache.camel.Exchange;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Makes the figures that the page shows of contracts that have changed since ({@code keep_figures} in the database). The page does
 * not depend on it: what is not made is read from the rows. Thread-safe.
 */
public final class FigureKeeper {

    private static final Logger LOG = LoggerFactory.getLogger(FigureKeeper.class);

    /** Contracts of one transaction: a second's work or so, for which nobody waits but an application that ends. */
    private static final int AT_ONCE = 100;

    /** The user may not do it, has no such function, or the server is a replica. */
    private static final Set<String> NOT_ALLOWED = Set.of("42501", "42883", "25006");

    private final JdbcTemplate reading;
    private final Database database;
    private volatile boolean allowed = true;

    /**
     * @param reading to look whether there is anything to do
     * @param database where the figures are kept
     */
    FigureKeeper(DataSource reading, Database database) {
        this.reading = new JdbcTemplate(reading);
        this.database = database;
    }

    /** A step of a route: goes on until all figures are made, or the application is to end. */
    public void keep(Exchange exchange) {
        try {
            if (allowed && Boolean.TRUE.equals(reading.queryForObject(Sql.of("figures/are-stale"), Boolean.class))) {
                keepAll(exchange);
            }
        } catch (DataAccessException | SQLException e) {
            failed(e);
        }
    }

    private void keepAll(Exchange exchange) throws SQLException {
        try (Connection connection = database.single().getConnection()) {
            connection.setAutoCommit(false);
            connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
            try (PreparedStatement keep = connection.prepareStatement(Sql.of("figures/keep"))) {
                keep.setInt(1, AT_ONCE);
                int made = AT_ONCE;
                while (made > 0 && exchange.getContext().isStarted()) {
                    try (ResultSet row = keep.executeQuery()) {
                        row.next();
                        made = row.getInt(1);
                    }
                    connection.commit();
                }
            }
        }
    }

    private void failed(Exception e) {
        boolean isRefused = Stream.<Throwable>iterate(e, one -> one != null, Throwable::getCause)
                .anyMatch(one ->
                        one instanceof SQLException sql && NOT_ALLOWED.contains(String.valueOf(sql.getSQLState())));
        if (isRefused) {
            allowed = false;
            LOG.info("figures are not kept for the page, which is slower with many executions: {}", e.getMessage());
        } else {
            // the next tick tries again
            LOG.debug("figures are not kept", e);
        }
    }
}
