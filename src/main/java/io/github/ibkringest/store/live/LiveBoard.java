package io.github.ibkringest.store.live;

import io.github.ibkringest.broker.live.LiveState;
import io.github.ibkringest.store.sql.Sql;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/** How the sessions stand that stay open, for other programs to read. Thread-safe. */
public final class LiveBoard {

    private final JdbcTemplate jdbc;

    public LiveBoard(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A session as it was noted.
     *
     * @param state how it stood
     * @param holder the process that has it
     * @param notedAt when it was noted; when that is long ago nobody has the session
     */
    public record Noted(LiveState state, String holder, Instant notedAt) {}

    /** The name of this process: host and process id. */
    public static String thisProcess() {
        String host;
        try {
            host = InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            host = "localhost";
        }
        return host + " " + ProcessHandle.current().pid();
    }

    /** Notes how a session stands. */
    public void note(LiveState state, String holder) {
        jdbc.update(
                Sql.of("live/note"),
                state.source(),
                state.name(),
                holder,
                state.isConnected(),
                timestamp(state.since()),
                timestamp(state.heardAt()),
                state.accounts().toArray(String[]::new),
                PartsJson.of(state.parts()),
                state.trouble());
    }

    /** All sessions that were ever noted. */
    public List<Noted> all() {
        return jdbc.query(Sql.of("live/all"), (row, n) -> noted(row));
    }

    private static Noted noted(ResultSet row) throws SQLException {
        return new Noted(
                new LiveState(
                        row.getString("source"),
                        row.getString("name"),
                        row.getBoolean("is_connected"),
                        instant(row, "since"),
                        instant(row, "heard_at"),
                        Arrays.asList((String[]) row.getArray("accounts").getArray()),
                        PartsJson.parse(row.getString("parts")),
                        row.getString("trouble")),
                row.getString("holder"),
                instant(row, "noted_at"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp at = row.getTimestamp(column);
        return at == null ? null : at.toInstant();
    }

    private static Timestamp timestamp(Instant instant) {
        return instant == null ? null : Timestamp.from(instant);
    }
}
