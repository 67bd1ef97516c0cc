package io.github.ibkringest.cli.database;

import io.github.ibkringest.broker.error.BrokerConfigurationException;
import io.github.ibkringest.cli.rows.RowOutput;
import io.github.ibkringest.store.sql.Sql;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.NativeQuery;
import org.postgresql.core.Parser;

/**
 * One statement of the user, which reads and does nothing else: in a transaction that cannot write, with the rights of a
 * role that may only read where there is one.
 *
 * <p>A user of the database who may more than read and write tables may start programs and read files by it, from within a
 * transaction that cannot write. Therefore it may only be a query, and such a user's may call no function that acts.
 */
public final class ReadOnlyQuery {

    private static final int FETCHED = 1_000;
    private static final Set<String> COMMANDS = Set.of("select", "values", "table", "with", "show", "explain");

    /** State of a statement that writes in a transaction that cannot, in the name of PostgreSQL. */
    private static final String WRITES = "25006";

    private final Connection connection;

    public ReadOnlyQuery(Connection connection) {
        this.connection = connection;
    }

    /**
     * Prints the rows of a statement, or writes them to a file.
     *
     * @throws BrokerConfigurationException when it is empty, more than one, or not a query
     */
    public void print(String sql, RowOutput output, PrintWriter out) throws SQLException {
        SqlText text = SqlText.of(sql);
        try (Statement statement = connection.createStatement()) {
            statement.execute("set standard_conforming_strings = on");
            statement.execute("set search_path = trading, public");
            statement.execute("set session characteristics as transaction read only");
            checkSingle(sql);
            checkCommand(text);
            connection.setAutoCommit(false);
            run(sql, text, statement, output, out);
        } catch (SQLException e) {
            if (WRITES.equals(e.getSQLState())) {
                throw new SQLException("db query only reads, and this would write: " + e.getMessage(), WRITES);
            }
            throw UnknownTable.explained(e, connection);
        }
    }

    private void run(String sql, SqlText text, Statement statement, RowOutput output, PrintWriter out)
            throws SQLException {
        try {
            reduceRights(statement, text);
            // What is sent is what was checked.
            statement.setEscapeProcessing(false);
            // A transaction that has seen a query can no longer be turned into one that writes.
            statement.execute("select 1");
            // A result of any size is read piece by piece.
            statement.setFetchSize(FETCHED);
            if (statement.execute(sql)) {
                output.write(statement.getResultSet(), out, "query", 0);
            }
        } finally {
            connection.rollback();
        }
    }

    private static void checkCommand(SqlText text) {
        if (!COMMANDS.contains(text.command())) {
            throw new BrokerConfigurationException("db query only reads: it takes select, values, table, with, show or"
                    + " explain, not '" + text.command() + "'; for anything else there is db psql");
        }
    }

    private void reduceRights(Statement statement, SqlText text) throws SQLException {
        try (ResultSet powers = statement.executeQuery(Sql.of("db/user-powers"))) {
            powers.next();
            boolean mayReadOnly = powers.getBoolean("may_read_only");
            if (powers.getBoolean("acts_outside")) {
                checkCalls(text);
            }
            if (mayReadOnly) {
                statement.execute("set local role ibkr_reader");
            }
        }
    }

    private void checkCalls(SqlText text) throws SQLException {
        List<String> acting = new ArrayList<>();
        if (text.calls().contains(SqlText.ESCAPED)) {
            acting.add("a name written as " + SqlText.ESCAPED);
        }
        try (PreparedStatement statement = connection.prepareStatement(Sql.of("db/acting-functions"))) {
            statement.setArray(1, connection.createArrayOf("text", text.calls().toArray()));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    acting.add(rows.getString(1));
                }
            }
        }
        if (!acting.isEmpty()) {
            throw new BrokerConfigurationException("db query only reads, and the user of the database may do more: "
                    + String.join(", ", acting) + " may act and is refused; set database.user to one like ibkr_reader"
                    + " (see: db roles), or use db psql");
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
            int end = SqlText.endOfComment(text, at);
            if (end == at && !Character.isWhitespace(text[at])) {
                return true;
            }
            at = end;
        }
        return false;
    }
}
