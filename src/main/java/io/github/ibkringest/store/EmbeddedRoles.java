package io.github.ibkringest.store;

import io.github.ibkringest.store.sql.Sql;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;

/** The roles of the embedded server: the program's own, which may do everything, and one that may only read. Stateless. */
final class EmbeddedRoles {

    /** The role that may only read. */
    static final String READER = "ibkr_reader";

    private EmbeddedRoles() {}

    /**
     * Makes the role that reads, or gives it what it lacks, and lets both find the tables without the schema's name.
     *
     * @param connection of the program's own role, over the schema
     * @param password of the role that reads
     */
    static void setUp(Connection connection, String password) throws SQLException {
        boolean autoCommit = connection.getAutoCommit();
        connection.setAutoCommit(false);
        try (PreparedStatement told = connection.prepareStatement(Sql.of("db/tell-password"));
                Statement statement = connection.createStatement()) {
            told.setString(1, password);
            told.execute();
            statement.execute(Sql.of("db/embedded-roles"));
            connection.commit();
        } finally {
            connection.rollback();
            connection.setAutoCommit(autoCommit);
        }
    }
}
