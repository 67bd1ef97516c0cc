package io.github.ibkringest.store.sql;

import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceUtils;

/** Sends rows to the server by COPY, which is the cheapest way to insert many. Stateless. */
public final class Copy {

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
    public static long in(JdbcTemplate jdbc, String statement, CopyRows rows) {
        String sql = Sql.of(statement);
        try {
            return in(connection(jdbc), sql, rows);
        } catch (SQLException e) {
            throw failure(jdbc, sql, e);
        }
    }

    /** The connection of the caller's transaction, without the proxy that JdbcTemplate would make a class for. */
    static PGConnection connection(JdbcTemplate jdbc) {
        DataSource source = jdbc.getDataSource();
        Connection own = DataSourceUtils.getConnection(source);
        try {
            return own.unwrap(PGConnection.class);
        } catch (SQLException e) {
            throw failure(jdbc, null, e);
        } finally {
            DataSourceUtils.releaseConnection(own, source);
        }
    }

    /** What a statement of the template's would have failed with. */
    static RuntimeException failure(JdbcTemplate jdbc, String sql, SQLException failed) {
        RuntimeException translated = jdbc.getExceptionTranslator().translate("copy", sql, failed);
        return translated == null ? new IllegalStateException(failed) : translated;
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
