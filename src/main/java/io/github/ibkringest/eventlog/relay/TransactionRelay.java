package io.github.ibkringest.eventlog.relay;

import io.github.ibkringest.eventlog.CloudEvents;
import io.github.ibkringest.eventlog.EventLog;
import io.github.ibkringest.eventlog.EventTail;
import io.github.ibkringest.store.sql.Sql;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Hands on some events after the other in the transaction of the caller, which keeps the turn until its end. For consumers
 * that are quick: a connection waits for them. As many events share a transaction as the consumer takes within a moment;
 * after a failure, which takes back the whole transaction, they come one by one again, so that only the one that is not taken
 * waits. Thread-safe.
 */
final class TransactionRelay implements Relay {

    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    /** When another process has the turn. */
    private static final Duration REST = Duration.ofMillis(200);

    private static final int MOST = 100;

    /** A transaction that was shorter may have more events the next time. */
    private static final Duration SHORT = Duration.ofMillis(100);

    /** After one that was longer there are fewer. */
    private static final Duration LONG = Duration.ofMillis(400);

    private final JdbcTemplate jdbc;
    private final EventLog log;
    private final String consumer;
    private final Backoff backoff;
    private final Position position;
    private int size = 1;
    private long last;
    private long begun;

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
    public synchronized List<RelayedEvent> next() {
        List<Long> at = jdbc.queryForList(Sql.of("events/take-turn"), Long.class, consumer);
        if (at.isEmpty()) {
            position.forget();
            backoff.rest(REST);
            return List.of();
        }
        position.moved(at.get(0));
        EventLog.Head head = log.head();
        CloudEvents cloudEvents = new CloudEvents(head.log());
        List<RelayedEvent> events = log.upTo(head, at.get(0), size).stream()
                .map(event -> RelayedEvent.of(event, cloudEvents))
                .toList();
        last = events.isEmpty() ? 0 : events.get(events.size() - 1).id();
        begun = System.nanoTime();
        return events;
    }

    /** With the end of the current transaction the events of {@link #next} are behind the consumer. */
    @Override
    public synchronized void seen(long id) {
        if (id != last) {
            return;
        }
        log.acknowledge(consumer, id);
        position.moved(id);
        backoff.succeeded();
        Duration taken = Duration.ofNanos(System.nanoTime() - begun);
        if (taken.compareTo(SHORT) < 0) {
            size = Math.min(2 * size, MOST);
        } else if (taken.compareTo(LONG) > 0) {
            size = Math.max(size / 2, 1);
        }
    }

    @Override
    public synchronized void failed(Exception thrown) {
        size = 1;
        position.forget();
        backoff.failed(thrown, null);
    }
}
