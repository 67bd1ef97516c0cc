package io.github.ibkringest.cli;

import io.github.ibkringest.broker.BrokerConfigurationException;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.NativeQuery;
import org.postgresql.core.Parser;

/** One statement of the user, in a transaction that can not write. */
final class ReadOnlyQuery {

    private final Connection connection;

    ReadOnlyQuery(Connection connection) {
        this.connection = connection;
    }

    /**
     * Prints the rows of a statement.
     *
     * @throws BrokerConfigurationException when it is empty, or more than one
     */
    void print(String sql, PrintWriter out) throws SQLException {
        checkSingle(sql);
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("set session characteristics as transaction read only");
            connection.commit();
            // What is sent is what was checked.
            statement.setEscapeProcessing(false);
            // A transaction that has seen a query can no longer be turned into one that writes.
            statement.execute("select 1");
            if (statement.execute(sql)) {
                print(statement.getResultSet(), out);
            }
        } finally {
            connection.rollback();
        }
    }

    /**
     * A second statement could write after a first one that ends the transaction. The driver sends what it takes for
     * several statements one by one, so it is asked; what it takes for one it sends as one, in its usual query mode by a
     * message that the server refuses should it hold several.
     */
    private void checkSingle(String sql) throws SQLException {
        boolean standardStrings = connection.unwrap(BaseConnection.class).getStandardConformingStrings();
        long statements = Parser.parseJdbcSql(sql, standardStrings, false, true, false, false).stream()
                .filter(ReadOnlyQuery::saysSomething)
                .count();
        if (statements == 0) {
            throw new BrokerConfigurationException("the SQL is empty; give a query: db query \"select 1\"");
        }
        if (statements > 1) {
            throw new BrokerConfigurationException(
                    "db query takes one statement, not " + statements + "; run them one after the other");
        }
    }

    /** Whether it is more than blanks and comments. */
    private static boolean saysSomething(NativeQuery statement) {
        char[] text = statement.nativeSql.toCharArray();
        for (int at = 0; at < text.length; at++) {
            int end = Parser.parseBlockComment(text, Parser.parseLineComment(text, at));
            if (end == at && !Character.isWhitespace(text[at])) {
                return true;
            }
            at = end;
        }
        return false;
    }

    private static void print(ResultSet rows, PrintWriter out) throws SQLException {
        ResultSetMetaData columns = rows.getMetaData();
        String[] names = new String[columns.getColumnCount()];
        for (int i = 0; i < names.length; i++) {
            names[i] = columns.getColumnLabel(i + 1);
        }
        Table table = new Table(names);
        while (rows.next()) {
            Object[] cells = new Object[names.length];
            for (int i = 0; i < cells.length; i++) {
                cells[i] = rows.getString(i + 1);
            }
            table.row(cells);
        }
        table.print(out);
    }
}
