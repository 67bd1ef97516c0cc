package io.github.ibkringest.eventlog.relay;

import io.github.ibkringest.eventlog.EventTail;
import io.github.ibkringest.store.sql.Sql;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The relays by the names of their consumers, as routes name them. A name that nobody has configured is that of a route of
 * the user, which takes each event in a transaction. Thread-safe.
 */
public final class Relays implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(Relays.class);

    private final JdbcTemplate jdbc;
    private final EventTail tail;
    private final Clock clock;
    private final Map<String, Relay> relays = new ConcurrentHashMap<>();
    private volatile boolean closed;

    /**
     * @param tail wakes them up
     * @param targets the consumers elsewhere
     * @param clock tells when a pause after a failure is over
     */
    public Relays(JdbcTemplate jdbc, EventTail tail, Collection<RelayTarget> targets, Clock clock) {
        this.jdbc = jdbc;
        this.tail = tail;
        this.clock = clock;
        UUID process = UUID.randomUUID();
        targets.forEach(target -> relays.put(target.consumer(), new LeasedRelay(jdbc, tail, target, process, clock)));
    }

    Relay named(String consumer) {
        return relays.computeIfAbsent(consumer, name -> new TransactionRelay(jdbc, tail, name, clock));
    }

    boolean isClosed() {
        return closed;
    }

    /** What {@link Relay#next} says of a consumer. */
    public List<RelayedEvent> next(String consumer) {
        return named(consumer).next();
    }

    /** See {@link Relay#seen}. */
    public void seen(String consumer, long id) {
        named(consumer).seen(id);
    }

    /** See {@link Relay#failed}. */
    public void failed(String consumer, Exception thrown) {
        named(consumer).failed(thrown);
    }

    /** A consumer that refused for good is tried again when the service starts. */
    void started(String consumer) {
        try {
            jdbc.update(Sql.of("events/resume-consumer"), consumer);
        } catch (DataAccessException e) {
            LOG.debug("events: {}", consumer, e);
        }
    }

    /** Nothing new is handed on any more; turns are left to other processes. */
    @Override
    public void close() {
        closed = true;
        relays.forEach((consumer, relay) -> {
            try {
                relay.leave();
            } catch (DataAccessException e) {
                LOG.debug("events: the turn of {} ends by itself", consumer, e);
            }
        });
    }
}
