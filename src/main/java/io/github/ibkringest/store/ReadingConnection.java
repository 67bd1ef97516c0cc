package io.github.ibkringest.store;

import io.github.ibkringest.store.sql.Sql;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Properties;

/**
 * Connections for queries of people, with as few rights as can be had: to the embedded server those of a user who may only
 * read. Stateless.
 */
public final class ReadingConnection {

    /** Wrong password, or no such user. */
    private static final String NOT_AUTHORISED = "28";

    private ReadingConnection() {}

    /**
     * Opens one; the schema is brought up to date before. To be closed.
     *
     * @throws SQLException when there is none to be had
     */
    public static Connection open(Database database) throws SQLException {
        Connection own = database.dataSource().getConnection();
        if (!database.isEmbedded()) {
            return own;
        }
        try (own) {
            Connection reader = connect(database);
            if (reader == null || lacks(reader)) {
                if (reader != null) {
                    reader.close();
                }
                EmbeddedRoles.setUp(own, database.server().readerPassword());
                reader = connect(database);
            }
            if (reader == null) {
                throw new SQLException("the embedded server does not let " + EmbeddedRoles.READER + " in");
            }
            return reader;
        }
    }

    /** Null when the server does not know the user, or knows another password. */
    private static Connection connect(Database database) throws SQLException {
        Properties properties = new Properties();
        properties.setProperty("user", EmbeddedRoles.READER);
        properties.setProperty("password", database.server().readerPassword());
        properties.setProperty("ApplicationName", "ibkr-ingest db query");
        properties.setProperty("options", "-c TimeZone=UTC -c jit=off");
        try {
            return DriverManager.getConnection(database.url(), properties);
        } catch (SQLException e) {
            if (String.valueOf(e.getSQLState()).startsWith(NOT_AUTHORISED)) {
                return null;
            }
            throw e;
        }
    }

    private static boolean lacks(Connection reader) throws SQLException {
        try (Statement statement = reader.createStatement();
                ResultSet row = statement.executeQuery(Sql.of("db/reader-lacks"))) {
            row.next();
            return row.getBoolean(1);
        }
    }
}
