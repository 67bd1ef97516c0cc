package io.github.ibkringest.app;

import io.github.ibkringest.broker.ibkr.flex.web.request.Pause;
import io.github.ibkringest.coverage.TradingCalendar;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.function.Supplier;

/** A clock that stands where it was put, and moves on when somebody waits. It never goes back. */
public final class SimulatedTime extends Clock implements Pause, Supplier<Instant> {

    private volatile Instant now = Instant.EPOCH;

    public void set(Instant moment) {
        now = moment.isAfter(now) ? moment : now;
    }

    @Override
    public Instant now() {
        return now;
    }

    @Override
    public void of(Duration duration) {
        set(now.plus(duration));
    }

    @Override
    public Instant get() {
        return now;
    }

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public ZoneId getZone() {
        return TradingCalendar.ZONE;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("nobody asks for another zone");
    }
}
