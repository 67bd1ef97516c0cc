package io.github.ibkringest.flex.web;

import io.github.ibkringest.broker.ibkr.flex.web.request.Pause;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/** Time that passes only when somebody waits, and then at once. Thread-safe. */
public final class VirtualTime implements Pause, Supplier<Instant> {

    private final Instant start = Instant.parse("2026-07-20T22:15:00Z");
    private Instant now = start;

    @Override
    public synchronized Instant now() {
        return now;
    }

    @Override
    public synchronized void of(Duration duration) {
        now = now.plus(duration);
    }

    @Override
    public Instant get() {
        return now();
    }

    /** How long it has been. */
    public Duration passed() {
        return Duration.between(start, now());
    }
}
