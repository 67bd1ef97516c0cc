package io.github.ibkringest.store.mark;

import io.github.ibkringest.store.sql.Sql;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Notes how far the database is after each sync, and notices when it is older than that: it was restored from a backup, or
 * rolled back. Nothing fails where the note cannot be read or written. Thread-safe.
 */
public final class Marks {

    private static final Logger LOG = LoggerFactory.getLogger(Marks.class);

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'").withZone(ZoneOffset.UTC);

    private final JdbcTemplate jdbc;
    private final MarkFile file;

    /** @param home the folder of the program's data; nothing is noted where it is not there */
    public Marks(JdbcTemplate jdbc, Path home) {
        this.jdbc = jdbc;
        this.file = new MarkFile(home);
    }

    /** What the database lacks of what it had once, a sentence; empty when it lacks nothing that is noted. */
    public Optional<String> lack() {
        return lack(now());
    }

    private Optional<String> lack(Mark now) {
        return read(now)
                .filter(this::isLacked)
                .map(mark -> "the database is older than on "
                        + MINUTE.format(mark.at()) + ", when it ended with event " + mark.event() + " and document "
                        + mark.payload() + "; now it ends with event " + now.event() + " and document " + now.payload()
                        + ": it was restored from a backup, or rolled back");
    }

    private Optional<Mark> read(Mark now) {
        try {
            return file.read(now.log());
        } catch (IOException e) {
            LOG.warn("Whether the database is older than it was cannot be told: {}", e.getMessage());
            return Optional.empty();
        }
    }

    private boolean isLacked(Mark mark) {
        return Boolean.TRUE.equals(jdbc.queryForObject(
                Sql.of("mark/lacks"),
                Boolean.class,
                mark.event(),
                mark.eventHash(),
                mark.payload(),
                mark.payloadHash(),
                mark.run(),
                Timestamp.from(mark.at())));
    }

    /** Notes how far the database is now; says so first when it had been further. */
    public void note() {
        try {
            noted();
        } catch (DataAccessException e) {
            LOG.warn("How far the database is cannot be noted: {}", e.getMessage());
        }
    }

    private void noted() {
        Mark now = now();
        lack(now)
                .ifPresent(lack -> LOG.warn(
                        "{}. This sync has imported what its source still has. See which days are missing: ibkr-ingest coverage;"
                                + " statements that were imported by name have to be named again.",
                        lack));
        try {
            file.write(now);
        } catch (IOException e) {
            LOG.warn("How far the database is cannot be noted: {}", e.getMessage());
        }
    }

    private Mark now() {
        return jdbc.queryForObject(
                Sql.of("mark/now"),
                (row, n) -> new Mark(
                        row.getString("log"),
                        row.getTimestamp("at").toInstant(),
                        row.getLong("event"),
                        row.getString("event_hash"),
                        row.getLong("payload"),
                        row.getString("payload_hash"),
                        row.getLong("run")));
    }
}
