package io.github.ibkringest.doctor;

import io.github.ibkringest.broker.Finding;
import io.github.ibkringest.coverage.TradingCalendar;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** Whether this machine knows what time it is, and what time it is in New York. */
record ClockExam(Instant now, ZoneId here) implements Examination {

    /** When this program was written; a clock that says an earlier time was never set. */
    private static final Instant WRITTEN = Instant.parse("2026-01-01T00:00:00Z");

    @Override
    public List<Finding> examine() {
        if (now.isBefore(WRITTEN)) {
            return List.of(
                    Finding.problem("clock", "shows " + now + ", which is impossible", "set it, preferably by NTP"));
        }
        return List.of(
                Finding.ok(
                        "clock", now.atZone(here).toOffsetDateTime().truncatedTo(ChronoUnit.SECONDS) + " in " + here),
                newYork());
    }

    private static Finding newYork() {
        boolean known = offset("2026-01-15T12:00:00Z") == -5 && offset("2026-07-15T12:00:00Z") == -4;
        return known
                ? Finding.ok("time zones", "New York is known, with its daylight saving")
                : Finding.problem("time zones", "New York's hours are unknown", "use a Java with current time zones");
    }

    private static int offset(String moment) {
        ZoneOffset offset = ZonedDateTime.ofInstant(Instant.parse(moment), TradingCalendar.ZONE)
                .getOffset();
        return offset.getTotalSeconds() / 3_600;
    }
}
