package io.github.ibkringest.eventlog;

import io.github.ibkringest.store.sql.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;

/** Reads the log of events, and keeps how far named consumers have come. Thread-safe. */
public final class EventLog {

    private final JdbcTemplate jdbc;

    public EventLog(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * The end of a log.
     *
     * @param log which log it is
     * @param lastId number of its last event, 0 for none
     */
    public record Head(UUID log, long lastId) {}

    /** The end of the log. */
    public Head head() {
        return jdbc.queryForObject(
                Sql.of("events/head"), (row, number) -> new Head(row.getObject(1, UUID.class), row.getLong(2)));
    }

    /**
     * Events after a number.
     *
     * @param after the number of the last event that was seen, 0 for none
     * @param most how many events of the log are read at most, wanted or not
     */
    public EventPage after(long after, EventFilter wanted, int most) {
        return after(after, wanted, most, Integer.MAX_VALUE);
    }

    /**
     * The same, with so many events at most.
     *
     * @param limit how many events there are at most, of those that are wanted
     */
    public EventPage after(long after, EventFilter wanted, int most, int limit) {
        long readTo = Math.max(after, Math.min(after + most, head().lastId()));
        List<Event> events = read(after, readTo, wanted, limit);
        return new EventPage(
                events,
                events.size() < limit ? readTo : events.get(events.size() - 1).id());
    }

    /**
     * All events after a number.
     *
     * @param head the end of the log, as it was just asked for
     * @param most how many at most
     */
    public List<Event> upTo(Head head, long after, int most) {
        return read(after, Math.min(after + most, head.lastId()), EventFilter.ALL, most);
    }

    /** The place of an event in this log, as {@link Event#cursor} writes it; 0 for the beginning. */
    public String cursor(long id) {
        return Event.cursor(head().log(), id, mark(id).orElse(null));
    }

    /** The first eight digits of the hash of an event; empty when the log has none of this number. */
    public Optional<String> mark(long id) {
        return jdbc.queryForList(Sql.of("events/mark"), String.class, id).stream()
                .findFirst();
    }

    /** The number of the last event that was learnt before a moment, 0 for none. */
    public long before(Instant moment) {
        Long id = jdbc.queryForObject(
                Sql.of("events/before"), Long.class, OffsetDateTime.ofInstant(moment, ZoneOffset.UTC));
        return id == null ? 0 : id;
    }

    /** The number of the last event before those of a run and of later ones. */
    public long beforeRun(long run) {
        Long id = jdbc.queryForObject(Sql.of("events/before-run"), Long.class, run);
        return id == null ? 0 : id;
    }

    /**
     * Where a consumer is.
     *
     * @return empty when it is not known
     * @throws EventCursorException when the log is another one, or ends before the consumer
     */
    public Optional<Long> positionOf(String consumer) {
        return jdbc
                .query(
                        Sql.of("events/consumer"),
                        (row, number) -> {
                            if (!row.getBoolean("is_of_this_log")) {
                                throw EventCursorException.consumer(
                                        consumer, row.getLong("last_id"), row.getLong("end"));
                            }
                            return row.getLong("last_id");
                        },
                        consumer)
                .stream()
                .findFirst();
    }

    /** Where a consumer is, that begins at the end of the log when it is new; see {@link #positionOf}. */
    public long positionOrEnd(String consumer) {
        return positionOf(consumer).orElseGet(() -> {
            // another process may be quicker
            jdbc.update(Sql.of("events/new-consumer"), consumer);
            return positionOf(consumer).orElseThrow();
        });
    }

    /** Forgets a consumer that is no longer used. Returns whether there was one. */
    public boolean forget(String consumer) {
        return jdbc.update(Sql.of("events/forget-consumer"), consumer) > 0;
    }

    /** Notes that a consumer has seen all events up to a number; it never goes back. */
    public void acknowledge(String consumer, long id) {
        jdbc.update(Sql.of("events/acknowledge"), consumer, id);
    }

    private List<Event> read(long after, long readTo, EventFilter wanted, int limit) {
        return readTo <= after
                ? List.of()
                : jdbc.query(
                        Sql.of("events/after"),
                        (row, number) -> event(row),
                        after,
                        readTo,
                        wanted.wantedTypes(),
                        wanted.wantedAccounts(),
                        wanted.wantedSymbols(),
                        limit);
    }

    private static Event event(ResultSet row) throws SQLException {
        int revision = row.getInt("revision");
        boolean hasRevision = !row.wasNull();
        long run = row.getLong("run_id");
        boolean hasRun = !row.wasNull();
        return new Event(
                row.getLong("id"),
                row.getString("type"),
                row.getString("account"),
                row.getString("subject"),
                hasRevision ? revision : null,
                hasRun ? run : null,
                row.getTimestamp("occurred_at").toInstant(),
                row.getTimestamp("recorded_at").toInstant(),
                row.getBoolean("is_history"),
                row.getString("data"),
                row.getString("mark"));
    }
}
