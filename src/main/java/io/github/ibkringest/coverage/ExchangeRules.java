package io.github.ibkringest.coverage;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Month;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;

/**
 * The rules by which the New York Stock Exchange sets its holidays and early closes, for any year from 2000 on. Source:
 * NYSE Rule 7.2 and the "Holidays &amp; Trading Hours" that NYSE publishes three years ahead.
 */
final class ExchangeRules {

    static final LocalTime CLOSE = LocalTime.of(16, 0);
    static final LocalTime EARLY_CLOSE = LocalTime.of(13, 0);

    private static final int JUNETEENTH_SINCE = 2022;

    private ExchangeRules() {}

    /** When trading ends; empty on weekends and holidays. */
    static Optional<LocalTime> closes(LocalDate day) {
        if (isWeekend(day) || isHoliday(day)) {
            return Optional.empty();
        }
        return Optional.of(isShort(day) ? EARLY_CLOSE : CLOSE);
    }

    private static boolean isWeekend(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    }

    private static boolean isHoliday(LocalDate day) {
        int year = day.getYear();
        return switch (day.getMonth()) {
            case JANUARY -> isNewYear(day) || isNth(3, DayOfWeek.MONDAY, day);
            case FEBRUARY -> isNth(3, DayOfWeek.MONDAY, day);
            case MARCH, APRIL -> day.equals(easter(year).minusDays(2));
            case MAY -> day.getDayOfWeek() == DayOfWeek.MONDAY && day.getDayOfMonth() > 24;
            case JUNE -> year >= JUNETEENTH_SINCE && isObserved(LocalDate.of(year, Month.JUNE, 19), day);
            case JULY -> isObserved(LocalDate.of(year, Month.JULY, 4), day);
            case SEPTEMBER -> isNth(1, DayOfWeek.MONDAY, day);
            case NOVEMBER -> isNth(4, DayOfWeek.THURSDAY, day);
            case DECEMBER -> isObserved(LocalDate.of(year, Month.DECEMBER, 25), day);
            case AUGUST, OCTOBER -> false;
        };
    }

    /** On a Saturday it is not made up for: the Friday before ends a month and a year. */
    private static boolean isNewYear(LocalDate day) {
        return day.getDayOfMonth() == 1 || day.getDayOfMonth() == 2 && day.getDayOfWeek() == DayOfWeek.MONDAY;
    }

    private static boolean isObserved(LocalDate holiday, LocalDate day) {
        return day.equals(
                switch (holiday.getDayOfWeek()) {
                    case SATURDAY -> holiday.minusDays(1);
                    case SUNDAY -> holiday.plusDays(1);
                    default -> holiday;
                });
    }

    private static boolean isNth(int n, DayOfWeek weekday, LocalDate day) {
        return day.equals(day.with(TemporalAdjusters.dayOfWeekInMonth(n, weekday)));
    }

    /** The days before Independence Day and Christmas where both are weekdays, and the day after Thanksgiving. */
    private static boolean isShort(LocalDate day) {
        return switch (day.getMonth()) {
            case JULY -> day.getDayOfMonth() == 3;
            case NOVEMBER -> isNth(4, DayOfWeek.THURSDAY, day.minusDays(1));
            case DECEMBER -> day.getDayOfMonth() == 24;
            default -> false;
        };
    }

    /** Easter Sunday by the anonymous Gregorian computus (Meeus, "Astronomical Algorithms", chapter 8). */
    static LocalDate easter(int year) {
        int a = year % 19;
        int b = year / 100;
        int c = year % 100;
        int d = b / 4;
        int e = b % 4;
        int g = (8 * b + 13) / 25;
        int h = (19 * a + b - d - g + 15) % 30;
        int j = c / 4;
        int k = c % 4;
        int m = (a + 11 * h) / 319;
        int r = (2 * e + 2 * j - k - h + m + 32) % 7;
        int month = (h - m + r + 90) / 25;
        return LocalDate.of(year, month, (h - m + r + month + 19) % 32);
    }
}
