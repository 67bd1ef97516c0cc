package io.github.ibkringest.broker.ibkr.flex.web.request;

import io.github.ibkringest.broker.ibkr.flex.web.login.ServiceSettings;
import java.time.Duration;
import java.time.Instant;

/**
 * The time that is left for one statement. It begins with the first request: what comes before is our own waiting for a
 * turn, which the service cannot help. Not thread-safe.
 */
public final class Patience {

    /** Seconds between questions for a statement; the last one repeats. */
    private static final int[] WAITS = {2, 4, 8, 16, 20};

    /** A turn is never further away than this, unless the service has complained or the query was just requested. */
    private static final Duration LONGEST_TURN = ServiceSettings.LIMITS.window();

    private final Pause pause;
    private final Duration most;
    private final Duration mostBefore;
    private Instant deadline;
    private int tries;

    /** @param patient whether to wait for the first turn as long as it takes */
    public Patience(Pause pause, ServiceSettings service, boolean patient) {
        this.pause = pause;
        this.most = service.deadline();
        Duration usual = most.compareTo(LONGEST_TURN) > 0 ? most : LONGEST_TURN;
        this.mostBefore = patient ? usual.plus(service.interval()).plus(ServiceSettings.LIMITS.longestFreeze()) : usual;
    }

    /** The first request is being sent; harmless later. */
    void begin() {
        if (deadline == null) {
            deadline = pause.now().plus(most);
        }
    }

    /** Zero when the time is over. */
    Duration left() {
        if (deadline == null) {
            return mostBefore;
        }
        Duration left = Duration.between(pause.now(), deadline);
        return left.isNegative() ? Duration.ZERO : left;
    }

    boolean isOver() {
        return left().isZero();
    }

    /** The wait before the next try; it grows. */
    Duration next() {
        return Duration.ofSeconds(WAITS[Math.min(tries++, WAITS.length - 1)]);
    }

    /** The longest of all waits. */
    static Duration longest() {
        return Duration.ofSeconds(WAITS[WAITS.length - 1]);
    }

    /** Starts with short waits again. */
    void refresh() {
        tries = 0;
    }

    /** Waits, but not past the deadline; fails when the program stops, also when there is nothing to wait for. */
    void pause(Duration wait) throws InterruptedException {
        Duration left = left();
        pause.of(wait.compareTo(left) > 0 ? left : wait);
    }
}
