package io.github.ibkringest.eventlog;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.github.ibkringest.store.sql.Sql;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Hands the events of the log to one consumer, one after the other, and remembers in the database how far it has come. A
 * consumer that is new begins at the end of the log. Of several processes only one has the turn. Thread-safe.
 */
public final class EventRelay {

    private static final Logger LOG = LoggerFactory.getLogger(EventRelay.class);
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    private final JdbcTemplate jdbc;
    private final EventLog log;
    private final Clock clock;
    private final String consumer;

    private Duration pause = Duration.ZERO;
    private Instant resumeAt = Instant.MIN;
    private String complaint;

    /**
     * @param consumer its name
     * @param clock tells when a pause after a failure is over
     */
    public EventRelay(JdbcTemplate jdbc, String consumer, Clock clock) {
        this.jdbc = jdbc;
        this.log = new EventLog(jdbc);
        this.consumer = consumer;
        this.clock = clock;
    }

    /** Whether an event is waiting and no pause is on. */
    public synchronized boolean isDue() {
        if (clock.instant().isBefore(resumeAt)) {
            return false;
        }
        try {
            return position() < log.head().lastId();
        } catch (DataAccessException | EventCursorException e) {
            failed(e);
            return false;
        }
    }

    private long position() {
        return log.positionOf(consumer).orElseGet(() -> {
            long end = log.head().lastId();
            log.acknowledge(consumer, end);
            return end;
        });
    }

    /** The next event, in the current transaction, which keeps the turn until its end; none when another has the turn. */
    public List<RelayedEvent> next() {
        List<Long> at = jdbc.queryForList(Sql.of("events/take-turn"), Long.class, consumer);
        if (at.isEmpty()) {
            return List.of();
        }
        CloudEvents cloudEvents = new CloudEvents(log.head().log());
        return log.after(at.get(0), EventFilter.ALL, 1).events().stream()
                .map(event -> relayed(event, cloudEvents))
                .toList();
    }

    /** The event was taken: with the end of the current transaction it is behind the consumer. */
    public void seen(long id) {
        log.acknowledge(consumer, id);
        succeeded();
    }

    private synchronized void succeeded() {
        if (complaint != null) {
            LOG.info("events: {} goes on", consumer);
        }
        complaint = null;
        pause = Duration.ZERO;
        resumeAt = Instant.MIN;
    }

    /** An event was not taken; it is tried again after a pause that doubles up to a minute. Each reason is logged once. */
    public synchronized void failed(Exception thrown) {
        pause = pause.isZero() ? FIRST_PAUSE : pause.multipliedBy(2);
        pause = pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
        resumeAt = clock.instant().plus(pause);
        String reason =
                String.valueOf(NestedExceptionUtils.getMostSpecificCause(thrown).getMessage());
        if (!reason.equals(complaint)) {
            LOG.error("events: {} did not take the next event and is tried again: {}", consumer, reason);
            LOG.debug("events: {}", consumer, thrown);
        }
        complaint = reason;
    }

    private static RelayedEvent relayed(Event event, CloudEvents cloudEvents) {
        return new RelayedEvent(
                event.id(),
                event.type(),
                event.account(),
                event.subject(),
                symbol(event),
                event.isHistory(),
                cloudEvents.json(event));
    }

    private static String symbol(Event event) {
        try {
            JsonNode symbol =
                    event.data() == null ? null : JSON.readTree(event.data()).get("symbol");
            return symbol == null || symbol.isNull() ? null : symbol.asText();
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("event " + event.id(), e);
        }
    }
}
