package io.github.ibkringest.store;

import java.sql.SQLException;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.springframework.jdbc.core.ConnectionCallback;
import org.springframework.jdbc.core.JdbcTemplate;

/** Sends rows to the server by COPY, which is the cheapest way to insert many. Stateless. */
final class Copy {

    /** Signature, no flags, no extension. */
    private static final byte[] HEADER = {
        'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xFF, '\r', '\n', 0, 0, 0, 0, 0, 0, 0, 0, 0
    };

    private static final byte[] TRAILER = {(byte) 0xFF, (byte) 0xFF};

    private Copy() {}

    /**
     * Writes rows within the caller's transaction.
     *
     * @param statement name of the COPY statement
     * @return how many rows were written
     */
    static long in(JdbcTemplate jdbc, String statement, CopyRows rows) {
        Long written = jdbc.execute((ConnectionCallback<Long>)
                connection -> in(connection.unwrap(PGConnection.class), Sql.of(statement), rows));
        return written == null ? 0 : written;
    }

    /**
     * Writes rows over a connection.
     *
     * @param sql the COPY statement
     * @return how many rows were written
     */
    static long in(PGConnection connection, String sql, CopyRows rows) throws SQLException {
        CopyIn copy = connection.getCopyAPI().copyIn(sql);
        try {
            copy.writeToCopy(HEADER, 0, HEADER.length);
            copy.writeToCopy(rows.buffer(), 0, rows.length());
            copy.writeToCopy(TRAILER, 0, TRAILER.length);
            return copy.endCopy();
        } finally {
            if (copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }
}
