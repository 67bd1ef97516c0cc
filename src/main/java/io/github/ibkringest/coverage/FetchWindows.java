package io.github.ibkringest.coverage;

import io.github.ibkringest.broker.record.Period;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;

/** Turns missing days into the fewest requests to a source that delivers a limited number of days at once. */
public final class FetchWindows {

    private FetchWindows() {}

    /**
     * Windows that hold all the days, oldest first. What lies between the days may be fetched again, because a request
     * costs more than a day does. A window ends with a trading day where it can: there may be no statement up to another.
     *
     * @param days the days wanted
     * @param mostDays the longest window
     */
    public static List<Period> of(DateSet days, int mostDays, TradingCalendar calendar) {
        List<Period> windows = new ArrayList<>();
        DateSet left = days;
        while (!left.isEmpty()) {
            LocalDate from = left.first().orElseThrow();
            LocalDate end = from.plusDays(mostDays - 1L);
            LocalDate last = left.within(new Period(from, end)).last().orElseThrow();
            LocalDate to = from.datesUntil(last.plusDays(1))
                    .filter(calendar::isTradingDay)
                    .reduce((earlier, later) -> later)
                    .orElse(last);
            windows.add(new Period(from, to));
            left = left.within(new Period(to.plusDays(1), null));
        }
        return windows;
    }

    /** How many days a window has. */
    public static long days(Period window) {
        return ChronoUnit.DAYS.between(window.from(), window.to()) + 1;
    }
}
