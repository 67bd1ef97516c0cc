package io.github.ibkringest.match;

import io.github.ibkringest.coverage.TradingCalendar;
import io.github.ibkringest.model.ExecutionKind;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** The days on which a row may have been booked, by what it states. */
final class PossibleDays {

    /** The zone of the days that statements speak of. */
    static final ZoneId ZONE = ZoneId.of("America/New_York");

    /** From this hour on a session may belong to the next trading day: futures from 18:00, currencies from 17:00. */
    private static final int EVENING = 17;

    private static final TradingCalendar CALENDAR = TradingCalendar.standard();

    /** Days from an evening to the next trading day, at most; the same number is in the function likely_days. */
    private static final int LONGEST_HOLIDAY = 5;

    private PossibleDays() {}

    /** By whatever it states. */
    static Set<LocalDate> of(Candidate row) {
        Set<LocalDate> days = new TreeSet<>();
        Stream.of(row.tradeDate(), row.localDate(), row.reportDate())
                .filter(day -> day != null)
                .forEach(days::add);
        if (row.tradeDate() == null && row.at() != null) {
            ZonedDateTime local = row.at().atZone(ZONE);
            if (local.getHour() >= EVENING) {
                days.addAll(after(local.toLocalDate()));
            }
        }
        return days;
    }

    /** The days after its trading day, for a booking that states no other day; otherwise none. */
    static List<LocalDate> ofLaterBooking(Candidate row) {
        return isBookedOnADay(row) && row.tradeDate() != null && row.reportDate() == null
                ? after(row.tradeDate())
                : List.of();
    }

    /** The only day that a booking states, if that is not its trading day; otherwise null. */
    static LocalDate ofBookingAlone(Candidate row) {
        return !isBookedOnADay(row) || row.tradeDate() != null
                ? null
                : row.reportDate() != null ? row.reportDate() : row.localDate();
    }

    /** Whether it is a booking of which no time is known. */
    private static boolean isBookedOnADay(Candidate row) {
        return row.kind() == ExecutionKind.BOOK && row.at() == null;
    }

    /** The next trading day and what lies between: some markets keep other holidays. */
    private static List<LocalDate> after(LocalDate day) {
        List<LocalDate> days = new ArrayList<>();
        LocalDate next = day;
        do {
            next = next.plusDays(1);
            days.add(next);
        } while (!CALENDAR.isTradingDay(next) && days.size() < LONGEST_HOLIDAY);
        return days;
    }
}
