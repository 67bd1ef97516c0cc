package io.github.ibkringest.store.quarantine;

import io.github.ibkringest.broker.record.Provenance;
import io.github.ibkringest.broker.record.RawRecord;
import io.github.ibkringest.model.Dataset;
import io.github.ibkringest.store.sql.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;

/** The quarantined records, for users who check and resolve them. Thread-safe. */
public final class QuarantineList {

    private final JdbcTemplate jdbc;

    public QuarantineList(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** The records that nobody has resolved yet, the oldest first. */
    public List<QuarantinedRecord> open() {
        return jdbc.query(Sql.of("quarantine/list"), (row, n) -> record(row), false);
    }

    /** All records, also those that are closed. */
    public List<QuarantinedRecord> all() {
        return jdbc.query(Sql.of("quarantine/list"), (row, n) -> record(row), true);
    }

    /** The record of a key. */
    public Optional<QuarantinedRecord> find(long id) {
        return jdbc.query(Sql.of("quarantine/find"), (row, n) -> record(row), id).stream()
                .findFirst();
    }

    /** Gives a record up; false if it is not open. It is never quarantined again. */
    public boolean discard(long id, String reason) {
        return jdbc.update(Sql.of("quarantine/discard"), reason, id) == 1;
    }

    private static QuarantinedRecord record(ResultSet row) throws SQLException {
        Provenance provenance = new Provenance(row.getString("feed"), row.getInt("feed_rank"), instant(row, "as_of"));
        return new QuarantinedRecord(
                row.getLong("id"),
                row.getString("account"),
                Dataset.of(row.getString("dataset")),
                row.getObject("day_from", LocalDate.class),
                row.getString("reason"),
                new RawRecord(
                        row.getString("raw_fragment"),
                        row.getObject("content_hash", UUID.class),
                        provenance,
                        row.getString("place")),
                row.getInt("ordinal"),
                row.getLong("run_id"),
                row.getString("state"),
                instant(row, "created_at"),
                instant(row, "closed_at"),
                row.getObject("closed_by_run", Long.class),
                row.getString("closing_note"));
    }

    private static Instant instant(ResultSet row, String column) throws SQLException {
        Timestamp timestamp = row.getTimestamp(column);
        return timestamp == null ? null : timestamp.toInstant();
    }
}
