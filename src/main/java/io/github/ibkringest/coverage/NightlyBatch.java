package io.github.ibkringest.coverage;

import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;

/**
 * When final figures are there: IBKR makes the activity statements of a day in the night that follows, so that a day
 * must be complete by the morning of the next trading day. Source: IBKR Campus, "Flex Web Service": activity is updated
 * once a day after the close.
 */
public final class NightlyBatch {

    /** When a morning begins, New York time. A day that is not fetched before then is missing. */
    public static final LocalTime MORNING = LocalTime.of(9, 0);

    private NightlyBatch() {}

    /** The last trading day that should be complete now; a later day that is missing is not missing yet. */
    public static LocalDate lastDue(TradingCalendar calendar, Clock clock) {
        ZonedDateTime now = clock.instant().atZone(TradingCalendar.ZONE);
        LocalDate today = now.toLocalDate();
        boolean dueToday = calendar.isTradingDay(today) && !now.toLocalTime().isBefore(MORNING);
        LocalDate morning = dueToday ? today : calendar.previousTradingDay(today);
        return calendar.previousTradingDay(morning);
    }
}
