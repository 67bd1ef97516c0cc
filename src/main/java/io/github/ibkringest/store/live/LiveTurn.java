package io.github.ibkringest.store.live;

import io.github.ibkringest.store.sql.Sql;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The right to hold a session: of all programs at one database one has it. It is an advisory lock of a connection that is
 * kept for it, so it ends with the program, however that ends. Not thread-safe.
 */
public final class LiveTurn implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(LiveTurn.class);
    private static final int PATIENCE_SECONDS = 5;

    private final Connection connection;
    private final String session;

    private LiveTurn(Connection connection, String session) {
        this.connection = connection;
        this.session = session;
    }

    /**
     * Takes the turn of a session; empty while another program has it.
     *
     * @param session names the session, the same in all programs
     * @throws SQLException when the database cannot be asked
     */
    public static Optional<LiveTurn> take(DataSource database, String session) throws SQLException {
        Connection connection = database.getConnection();
        try {
            if (isTrue(connection, "live/take-turn", session)) {
                return Optional.of(new LiveTurn(connection, session));
            }
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
        connection.close();
        return Optional.empty();
    }

    private static boolean isTrue(Connection connection, String statement, String session) throws SQLException {
        try (PreparedStatement query = connection.prepareStatement(Sql.of(statement))) {
            query.setString(1, session);
            try (ResultSet answer = query.executeQuery()) {
                return answer.next() && answer.getBoolean(1);
            }
        }
    }

    /** Whether the connection still lives, and so the turn is still this program's. */
    public boolean isHeld() {
        try {
            return connection.isValid(PATIENCE_SECONDS);
        } catch (SQLException e) {
            LOG.debug("the turn of {} cannot be asked for", session, e);
            return false;
        }
    }

    /** Gives the turn back; harmless when it is lost. */
    @Override
    public void close() {
        try (connection) {
            if (connection.isValid(PATIENCE_SECONDS)) {
                isTrue(connection, "live/release-turn", session);
            }
        } catch (SQLException e) {
            LOG.debug("the turn of {} ended with its connection", session, e);
        }
    }
}
