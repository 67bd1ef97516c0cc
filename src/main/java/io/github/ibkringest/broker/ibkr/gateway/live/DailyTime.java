package io.github.ibkringest.broker.ibkr.gateway.live;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/**
 * A time of each day at which a gateway forgets: its midnight, after which it tells no executions of the day before, and its
 * restart.
 *
 * @param time the time of day
 * @param zone where it is that time
 */
public record DailyTime(LocalTime time, ZoneId zone) {

    /** A reading of everything takes less. */
    private static final Duration BEFORE = Duration.ofSeconds(20);

    /** How long it is until shortly before it comes next; never zero, so that one coming is one reading. */
    Duration untilBefore(Instant now) {
        ZonedDateTime local = now.plus(BEFORE).atZone(zone);
        ZonedDateTime next = local.with(time);
        return Duration.between(
                local, next.isAfter(local) ? next : local.plusDays(1).with(time));
    }
}
