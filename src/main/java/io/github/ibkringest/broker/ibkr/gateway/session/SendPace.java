package io.github.ibkringest.broker.ibkr.gateway.session;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Keeps requests apart: a gateway takes 50 messages a second from all of its clients together, and answers more with a
 * complaint. Not thread-safe.
 */
final class SendPace {

    private static final int MOST = 10;
    private static final Duration WINDOW = Duration.ofSeconds(2);
    private static final Duration SILENCE = Duration.ofSeconds(10);

    private final Deque<Duration> recent = new ArrayDeque<>();
    private Duration free = Duration.ZERO;

    /** Whether something may be sent. */
    boolean allows(Duration now) {
        while (!recent.isEmpty() && recent.peek().plus(WINDOW).compareTo(now) <= 0) {
            recent.remove();
        }
        return recent.size() < MOST && free.compareTo(now) <= 0;
    }

    void sent(Duration now) {
        recent.add(now);
    }

    /** The gateway complained. */
    void slowDown(Duration now) {
        free = now.plus(SILENCE);
    }
}
