package io.github.ibkringest.store.schema;

import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;

/**
 * Which PostgreSQL the program works with. The schema has functions with a body in standard SQL and uses multiranges;
 * both came with version 14. Asks nothing of the server: it states its version when it is connected to.
 */
public final class ServerVersion {

    /** The oldest major version that works. */
    public static final int OLDEST = 14;

    private ServerVersion() {}

    /** Whether the server of a connection is new enough. */
    public static boolean isSupported(Connection connection) throws SQLException {
        return connection.getMetaData().getDatabaseMajorVersion() >= OLDEST;
    }

    /**
     * Refuses a server that is too old.
     *
     * @throws ServerTooOldException with a sentence that says which it is and what to do
     */
    static void require(Connection connection) throws SQLException {
        if (!isSupported(connection)) {
            DatabaseMetaData server = connection.getMetaData();
            throw new ServerTooOldException(server.getURL(), server.getDatabaseProductVersion());
        }
    }
}
