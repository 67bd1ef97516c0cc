package io.github.ibkringest.eventlog.relay;

import io.github.ibkringest.eventlog.EventCursorException;
import io.github.ibkringest.eventlog.EventLog;
import io.github.ibkringest.eventlog.EventTail;
import java.time.Duration;
import org.springframework.dao.DataAccessException;

/**
 * How far a consumer has come, as this process knows: the database has the truth, and is asked again after each failure. A
 * consumer that is new begins at the end of the log. Thread-safe.
 */
final class Position {

    private static final long UNKNOWN = -1;

    private final EventLog log;
    private final EventTail tail;
    private final String consumer;
    private final Backoff backoff;
    private long at = UNKNOWN;

    Position(EventLog log, EventTail tail, String consumer, Backoff backoff) {
        this.log = log;
        this.tail = tail;
        this.consumer = consumer;
        this.backoff = backoff;
    }

    /** Waits until the log goes on after the position, and no pause is on. */
    boolean awaitMore(Duration atMost) throws InterruptedException {
        long until = System.nanoTime() + atMost.toNanos();
        if (!backoff.awaitEnd(atMost)) {
            return false;
        }
        try {
            long known = known();
            long end = tail.awaitBeyond(known, Duration.ofNanos(Math.max(0, until - System.nanoTime())));
            if (end >= 0 && end < known) {
                forget();
            }
            return end > known;
        } catch (DataAccessException | EventCursorException e) {
            forget();
            backoff.failed(e, null);
            return false;
        }
    }

    private long known() {
        long position = at();
        if (position == UNKNOWN) {
            position = log.positionOrEnd(consumer);
            moved(position);
        }
        return position;
    }

    private synchronized long at() {
        return at;
    }

    synchronized void moved(long to) {
        at = to;
    }

    void forget() {
        moved(UNKNOWN);
    }
}
