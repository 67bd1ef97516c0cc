package io.github.ibkringest.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.postgresql.PGConnection;

/** Notes when executions are committed: woken by the notification of each run, on a connection of its own. */
final class CommittedFills implements AutoCloseable {

    private static final int MILLIS = 1_000;

    private final Connection connection;
    private final Map<String, Long> at = new ConcurrentHashMap<>();
    private volatile boolean isOpen = true;
    private long lastId;

    private CommittedFills(Connection connection) {
        this.connection = connection;
    }

    static CommittedFills of(ServerDatabase store) throws Exception {
        Connection connection = store.connect();
        try (Statement statement = connection.createStatement()) {
            statement.execute("listen trading_event");
        }
        CommittedFills fills = new CommittedFills(connection);
        Thread thread = new Thread(fills::follow, "committed-fills");
        thread.setDaemon(true);
        thread.start();
        return fills;
    }

    private void follow() {
        try (PreparedStatement later = connection.prepareStatement(
                "select id, ibkr_exec_id from trading.execution where id > ? and ibkr_exec_id is not null order by id")) {
            while (isOpen) {
                connection.unwrap(PGConnection.class).getNotifications(MILLIS);
                look(later);
            }
        } catch (SQLException e) {
            if (isOpen) {
                Progress.say("commits are not noted any more: " + e.getMessage());
            }
        }
    }

    private void look(PreparedStatement later) throws SQLException {
        long now = System.nanoTime();
        later.setLong(1, lastId);
        try (ResultSet rows = later.executeQuery()) {
            while (rows.next()) {
                lastId = rows.getLong(1);
                at.put(rows.getString(2), now);
            }
        }
    }

    /** When so many were committed; by exec id, in nanoseconds. */
    Map<String, Long> await(int number) throws InterruptedException {
        while (at.size() < number) {
            Thread.sleep(5);
        }
        return Map.copyOf(at);
    }

    @Override
    public void close() throws SQLException {
        isOpen = false;
        connection.close();
    }
}
