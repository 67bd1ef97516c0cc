package io.github.ibkringest.broker.ibkr.gateway.wire;

import java.time.Duration;
import java.time.Instant;

/** The clock of this machine. */
enum RealTime implements PassingTime {
    INSTANCE;

    /** Short enough that a stop and a request from another thread are noticed; too seldom to cost anything. */
    private static final Duration GLANCE = Duration.ofMillis(200);

    private final long start = System.nanoTime();

    @Override
    public Instant now() {
        return Instant.now();
    }

    @Override
    public Duration passed() {
        return Duration.ofNanos(System.nanoTime() - start);
    }

    @Override
    public Duration glance() {
        return GLANCE;
    }
}
