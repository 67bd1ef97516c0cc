package io.github.ibkringest.eventlog;

import io.github.ibkringest.store.sql.Sql;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The turn of one process to read under a name: of several that do, one gets the events. It is held for half a minute, and
 * prolonged with each page. A process that is stopped, as by Ctrl-C, leaves it at once, one that is killed after that time.
 * Not thread-safe.
 */
public final class ReaderTurn implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ReaderTurn.class);

    private static final Duration LENGTH = Duration.ofSeconds(30);

    private final JdbcTemplate jdbc;
    private final String consumer;
    private final UUID holder = UUID.randomUUID();
    private final Thread stopped = new Thread(this::leave, "reader-stopped");

    private ReaderTurn(JdbcTemplate jdbc, String consumer) {
        this.jdbc = jdbc;
        this.consumer = consumer;
    }

    /**
     * Takes the turn.
     *
     * @param consumer the name of a consumer that is there
     * @throws EventCursorException if another process has it
     */
    public static ReaderTurn take(JdbcTemplate jdbc, String consumer) {
        ReaderTurn turn = new ReaderTurn(jdbc, consumer);
        turn.prolong();
        Runtime.getRuntime().addShutdownHook(turn.stopped);
        return turn;
    }

    /**
     * Holds it for longer, and returns the number of the event up to which the reader has come.
     *
     * @throws EventCursorException if another process has it by now
     */
    public long prolong() {
        List<Long> at = jdbc.queryForList(
                Sql.of("events/take-lease"), Long.class, holder, LENGTH.toSeconds(), consumer, holder);
        return at.stream().findFirst().orElseThrow(() -> EventCursorException.taken(consumer, LENGTH));
    }

    private void leave() {
        try {
            jdbc.update(Sql.of("events/leave-lease"), consumer, holder);
        } catch (DataAccessException e) {
            LOG.debug("the turn of {} ends by itself", consumer, e);
        }
    }

    /** Leaves it to others. */
    @Override
    public void close() {
        leave();
        try {
            Runtime.getRuntime().removeShutdownHook(stopped);
        } catch (IllegalStateException e) {
            LOG.debug("the program is being stopped", e);
        }
    }
}
