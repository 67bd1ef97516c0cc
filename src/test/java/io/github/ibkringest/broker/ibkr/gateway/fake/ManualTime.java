package io.github.ibkringest.broker.ibkr.gateway.fake;

import io.github.ibkringest.broker.ibkr.gateway.wire.PassingTime;
import java.time.Duration;
import java.time.Instant;

/** Time that passes only when somebody says so. Thread-safe. */
public final class ManualTime implements PassingTime {

    private static final Instant START = Instant.parse("2026-08-25T18:11:30Z");
    private static final Duration GLANCE = Duration.ofMillis(2);

    private Duration passed = Duration.ZERO;

    /** Lets time pass, at once. */
    public synchronized void pass(Duration duration) {
        if (!duration.isNegative()) {
            passed = passed.plus(duration);
        }
    }

    @Override
    public synchronized Instant now() {
        return START.plus(passed);
    }

    @Override
    public synchronized Duration passed() {
        return passed;
    }

    @Override
    public Duration glance() {
        return GLANCE;
    }
}
