package io.github.ibkringest.rebuild;

import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;

/** The rows of one table of one database, one after the other. Not thread-safe. */
final class RowCursor implements AutoCloseable {

    private static final int FETCHED = 1_000;

    private final PreparedStatement statement;
    private final ResultSet row;
    private boolean isAtRow;

    /** Stands at the first row, if there is one. */
    RowCursor(Connection connection, String sql) throws SQLException {
        statement = connection.prepareStatement(sql);
        statement.setFetchSize(FETCHED);
        row = statement.executeQuery();
        next();
    }

    void next() throws SQLException {
        isAtRow = row.next();
    }

    boolean isAtRow() {
        return isAtRow;
    }

    String account() throws SQLException {
        return row.getString("account");
    }

    String key() throws SQLException {
        return row.getString("key");
    }

    String said() throws SQLException {
        return row.getString("said");
    }

    /** Which of two comes first in the order of their bytes; one that has no row any more comes last. */
    int orderTo(RowCursor other) throws SQLException {
        if (!isAtRow || !other.isAtRow) {
            return Boolean.compare(other.isAtRow, isAtRow);
        }
        int accounts = compare(account(), other.account());
        return accounts == 0 ? compare(key(), other.key()) : accounts;
    }

    private static int compare(String one, String other) {
        return one.equals(other)
                ? 0
                : Arrays.compareUnsigned(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public void close() throws SQLException {
        statement.close();
    }
}
