package io.github.ibkringest.broker.ibkr.gateway.live;

import io.github.ibkringest.broker.ibkr.gateway.session.Patience;
import java.time.Duration;

/**
 * How long to wait before the next attempt to connect: at least some time after the one before, and longer each time it
 * fails. Not thread-safe.
 */
final class BackOff {

    private final Patience patience;
    private Duration lastAttempt;
    private Duration spacing;

    BackOff(Patience patience) {
        this.patience = patience;
        spacing = patience.attempt();
    }

    /** An attempt begins. */
    void attempt(Duration now) {
        lastAttempt = now;
    }

    /** The attempt led to a conversation. */
    void succeeded() {
        spacing = patience.attempt();
    }

    /** The attempt led to none, or to one that ended; the time from now to the next. */
    Duration failed(Duration now, boolean wasConnected) {
        Duration left = wasConnected ? lastAttempt.plus(spacing).minus(now) : spacing;
        if (!wasConnected) {
            Duration twice = spacing.multipliedBy(2);
            spacing = twice.compareTo(patience.longestAttempt()) < 0 ? twice : patience.longestAttempt();
        }
        return left.isNegative() ? Duration.ZERO : left;
    }
}
