package io.github.ibkringest.broker.ibkr.flex.format;

import java.time.DateTimeException;

/**
 * Where the date ends in a text that begins with one. It is easy where a separator follows; where the time of day
 * follows at once, the number of digits decides whether the year has two or four of them.
 */
final class DateLength {

    /** What to choose if the end is ambiguous. */
    static final String CURE =
            "the year and the time of day run together; choose the Date/Time Separator ; (semicolon) in the Flex query";

    /** The years that a trade at IBKR can be in. */
    private static final int FIRST_YEAR = 1990;

    private static final int LAST_YEAR = 2099;

    private DateLength() {}

    /**
     * The number of characters of the date.
     *
     * @throws DateTimeException if that is ambiguous
     */
    static int of(String text) {
        if (text.length() >= 8 && FlexDates.isDigits(text, 0, 8)) {
            return 8;
        }
        if (FlexDates.startsWithIsoDate(text)) {
            return 10;
        }
        int year = yearAt(text);
        int end = digitsEnd(text, year);
        boolean colon = end < text.length() && text.charAt(end) == ':';
        return year + (colon ? digitsBeforeColon(end - year) : digits(text, year, end - year));
    }

    /** After the second of the separators that stand between day, month and year. */
    private static int yearAt(String text) {
        int first = digitsEnd(text, 0);
        char separator = first < text.length() ? text.charAt(first) : ' ';
        int second = separator == '-' || separator == '/' ? text.indexOf(separator, first + 1) : -1;
        if (second < 0) {
            throw new DateTimeException("not a date");
        }
        return second + 1;
    }

    /** The hour has two digits. */
    private static int digitsBeforeColon(int digits) {
        return switch (digits) {
            case 4 -> 2;
            case 6 -> 4;
            default -> throw new DateTimeException(CURE);
        };
    }

    private static int digits(String text, int year, int digits) {
        return switch (digits) {
            case 2, 6 -> 2;
            case 4, 10 -> 4;
            case 8 -> ofEight(text, year);
            default -> throw new DateTimeException(CURE);
        };
    }

    /** A year of two digits and hour, minute, second, or one of four and hour, minute: the one that exists. */
    private static int ofEight(String text, int at) {
        boolean two = isTime(text, at + 2, at + 8);
        int year = FlexDates.number(text, at, at + 4);
        boolean four = year >= FIRST_YEAR && year <= LAST_YEAR && isTime(text, at + 4, at + 8);
        if (two == four) {
            throw new DateTimeException(CURE);
        }
        return two ? 2 : 4;
    }

    private static boolean isTime(String text, int from, int to) {
        boolean time = FlexDates.number(text, from, from + 2) < 24;
        for (int i = from + 2; i < to; i += 2) {
            time &= FlexDates.number(text, i, i + 2) < 60;
        }
        return time;
    }

    private static int digitsEnd(String text, int from) {
        int end = from;
        while (FlexDates.isDigits(text, end, end + 1)) {
            end++;
        }
        return end;
    }
}
