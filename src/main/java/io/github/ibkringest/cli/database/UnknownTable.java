package io.github.ibkringest.cli.database;

import io.github.ibkringest.cli.output.Paragraph;
import io.github.ibkringest.message.Alike;
import io.github.ibkringest.store.sql.Sql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What to say of a query that names a table that is not there: which there are. */
final class UnknownTable {

    /** State of a table that is not there, in the name of PostgreSQL. */
    private static final String UNDEFINED_TABLE = "42P01";

    private static final Pattern NAME = Pattern.compile("\"(?:trading[.])?([^\"]+)\"");

    private UnknownTable() {}

    /**
     * The same failure with the tables that there are, where it is about one that is not.
     *
     * @param connection no transaction is open in it
     */
    static SQLException explained(SQLException thrown, Connection connection) throws SQLException {
        Matcher name = NAME.matcher(String.valueOf(thrown.getMessage()));
        if (!UNDEFINED_TABLE.equals(thrown.getSQLState()) || !name.find()) {
            return thrown;
        }
        List<String> tables = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(Sql.of("db/relations"))) {
            while (rows.next()) {
                tables.add(rows.getString(1));
            }
        }
        return new SQLException(
                "there is no table " + name.group(1) + Alike.question(name.group(1), tables) + "\n"
                        + Paragraph.lines("the schema trading has: " + String.join(", ", tables)),
                thrown.getSQLState());
    }
}
