package io.github.ibkringest.eventlog.relay;

import io.github.ibkringest.eventlog.CloudEvents;
import io.github.ibkringest.eventlog.EventLog;
import io.github.ibkringest.eventlog.EventPage;
import io.github.ibkringest.eventlog.EventTail;
import io.github.ibkringest.store.sql.Sql;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Hands on events to a consumer elsewhere, which may be slow: no transaction and no connection waits for it. One process
 * has the turn for some time, which each batch prolongs; when it dies, another one takes over once that is over. A process
 * that was held up for longer may then send an event twice, never none. Thread-safe.
 */
final class LeasedRelay implements Relay {

    /** When another process has the turn. */
    private static final Duration REST = Duration.ofSeconds(1);

    /** How much of the log is read for one batch, so that a rare type costs few looks. */
    private static final int READ = 5_000;

    private final JdbcTemplate jdbc;
    private final EventLog log;
    private final RelayTarget target;
    private final UUID holder;
    private final Backoff backoff;
    private final Position position;
    private volatile String stopped;

    /** @param holder this process */
    LeasedRelay(JdbcTemplate jdbc, EventTail tail, RelayTarget target, UUID holder, Clock clock) {
        this.jdbc = jdbc;
        this.log = new EventLog(jdbc);
        this.target = target;
        this.holder = holder;
        this.backoff = new Backoff(target.consumer(), target.longestPause(), clock);
        this.position = new Position(log, tail, target.consumer(), backoff);
    }

    @Override
    public boolean awaitDue(Duration atMost) throws InterruptedException {
        if (stopped != null) {
            Thread.sleep(atMost.toMillis());
            return false;
        }
        return position.awaitMore(atMost);
    }

    @Override
    public List<RelayedEvent> next() {
        List<Long> at = jdbc.queryForList(
                Sql.of("events/take-lease"), Long.class, holder, target.turn().toSeconds(), target.consumer(), holder);
        if (at.isEmpty()) {
            position.forget();
            backoff.rest(REST);
            return List.of();
        }
        CloudEvents cloudEvents = new CloudEvents(log.head().log());
        EventPage page = log.after(at.get(0), target.wanted(), READ, target.batch());
        position.moved(at.get(0));
        if (page.events().isEmpty() && page.readTo() > at.get(0)) {
            seen(page.readTo());
        }
        return page.events().stream()
                .map(event -> RelayedEvent.of(event, cloudEvents))
                .toList();
    }

    @Override
    public void seen(long id) {
        log.acknowledge(target.consumer(), id);
        position.moved(id);
        backoff.succeeded();
    }

    @Override
    public void failed(Exception thrown) {
        position.forget();
        RefusedException refused = RefusedException.in(thrown);
        if (refused != null && refused.isForGood()) {
            stopped = refused.getMessage();
            backoff.ended(stopped);
            jdbc.update(Sql.of("events/stop-consumer"), stopped, target.consumer());
        } else {
            backoff.failed(thrown, refused == null ? null : refused.pause());
        }
    }

    @Override
    public void leave() {
        jdbc.update(Sql.of("events/leave-lease"), target.consumer(), holder);
    }
}
