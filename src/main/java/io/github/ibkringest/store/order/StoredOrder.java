package io.github.ibkringest.store.order;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;

/**
 * What links and doubts need of an order that is stored.
 *
 * @param id its key
 * @param derived whether it is known only through its executions
 * @param firstRunId the run that made it
 * @param part the day that its row states, or empty
 * @param conId contract, or null
 * @param filled filled quantity; null only where nothing counts
 * @param isPlain whether one row of the broker states all of it
 */
record StoredOrder(
        long id, boolean derived, long firstRunId, String part, String conId, BigDecimal filled, boolean isPlain) {

    static StoredOrder of(ResultSet row) throws SQLException {
        return new StoredOrder(
                row.getLong("id"),
                row.getBoolean("derived"),
                row.getLong("first_run_id"),
                row.getString("part"),
                row.getString("con_id"),
                row.getBigDecimal("filled_quantity"),
                row.getBoolean("is_plain"));
    }
}
