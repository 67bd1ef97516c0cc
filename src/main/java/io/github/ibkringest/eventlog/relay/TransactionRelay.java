package io.github.ibkringest.eventlog.relay;

import io.github.ibkringest.eventlog.CloudEvents;
import io.github.ibkringest.eventlog.EventFilter;
import io.github.ibkringest.eventlog.EventLog;
import io.github.ibkringest.eventlog.EventTail;
import io.github.ibkringest.store.sql.Sql;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Hands on one event after the other, each in the transaction of the caller, which keeps the turn until its end. For
 * consumers that are quick: a connection waits for them. Thread-safe.
 */
final class TransactionRelay implements Relay {

    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    /** When another process has the turn. */
    private static final Duration REST = Duration.ofMillis(200);

    private final JdbcTemplate jdbc;
    private final EventLog log;
    private final String consumer;
    private final Backoff backoff;
    private final Position position;

    TransactionRelay(JdbcTemplate jdbc, EventTail tail, String consumer, Clock clock) {
        this.jdbc = jdbc;
        this.log = new EventLog(jdbc);
        this.consumer = consumer;
        this.backoff = new Backoff(consumer, LONGEST_PAUSE, clock);
        this.position = new Position(log, tail, consumer, backoff);
    }

    @Override
    public boolean awaitDue(Duration atMost) throws InterruptedException {
        return position.awaitMore(atMost);
    }

    @Override
    public List<RelayedEvent> next() {
        List<Long> at = jdbc.queryForList(Sql.of("events/take-turn"), Long.class, consumer);
        if (at.isEmpty()) {
            position.forget();
            backoff.rest(REST);
            return List.of();
        }
        position.moved(at.get(0));
        CloudEvents cloudEvents = new CloudEvents(log.head().log());
        return log.after(at.get(0), EventFilter.ALL, 1).events().stream()
                .map(event -> RelayedEvent.of(event, cloudEvents))
                .toList();
    }

    /** With the end of the current transaction the event is behind the consumer. */
    @Override
    public void seen(long id) {
        log.acknowledge(consumer, id);
        position.moved(id);
        backoff.succeeded();
    }

    @Override
    public void failed(Exception thrown) {
        position.forget();
        backoff.failed(thrown, null);
    }
}
