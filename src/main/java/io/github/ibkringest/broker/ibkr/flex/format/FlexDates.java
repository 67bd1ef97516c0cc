package io.github.ibkringest.broker.ibkr.flex.format;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Locale;

/**
 * Calendar dates in every form that a Flex query can be set to: {@code yyyyMMdd} (default), {@code yyyy-MM-dd},
 * {@code dd-MMM-yy}, and with slashes when the order is configured. Years have two or four digits.
 */
public final class FlexDates {

    private static final String MONTHS = "JANFEBMARAPRMAYJUNJULAUGSEPOCTNOVDEC";

    private final DateOrder slashes;

    /** Reads dates with slashes in the given order of day and month. */
    public FlexDates(DateOrder slashes) {
        this.slashes = slashes;
    }

    /**
     * Reads a date.
     *
     * @throws DateTimeException when the text is none, or when its order cannot be known
     */
    public LocalDate parse(String text) {
        if (text.length() == 8 && isDigits(text, 0, 8)) {
            return LocalDate.of(number(text, 0, 4), number(text, 4, 6), number(text, 6, 8));
        }
        if (startsWithIsoDate(text) && text.length() == 10) {
            return LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10));
        }
        if (text.indexOf('/') > 0) {
            return parseSlashed(text.strip());
        }
        String[] parts = parts(text.strip(), "-");
        return LocalDate.of(year(parts[2]), month(parts[1]), dayOrMonth(parts[0]));
    }

    private LocalDate parseSlashed(String text) {
        if (slashes == DateOrder.UNKNOWN) {
            throw new DateTimeException("month and day cannot be distinguished; set flex.date-order to MONTH_FIRST or"
                    + " DAY_FIRST, or choose the format yyyyMMdd in the query");
        }
        String[] parts = parts(text, "/");
        int first = dayOrMonth(parts[0]);
        int second = dayOrMonth(parts[1]);
        boolean monthFirst = slashes == DateOrder.MONTH_FIRST;
        return LocalDate.of(year(parts[2]), monthFirst ? first : second, monthFirst ? second : first);
    }

    private static String[] parts(String text, String separator) {
        String[] parts = text.split(separator, -1);
        if (parts.length != 3) {
            throw new DateTimeException("not a date");
        }
        return parts;
    }

    private static int dayOrMonth(String text) {
        if (text.length() > 2) {
            throw new DateTimeException("not a date");
        }
        return number(text, 0, text.length());
    }

    private static int month(String name) {
        int at = name.length() == 3 ? MONTHS.indexOf(name.toUpperCase(Locale.ROOT)) : -1;
        if (at < 0 || at % 3 != 0) {
            throw new DateTimeException("not a date");
        }
        return at / 3 + 1;
    }

    private static int year(String text) {
        int year = number(text, 0, text.length());
        return switch (text.length()) {
            case 2 -> 2000 + year;
            case 4 -> year;
            default -> throw new DateTimeException("not a date");
        };
    }

    static boolean startsWithIsoDate(String text) {
        return text.length() >= 10 && text.charAt(4) == '-' && text.charAt(7) == '-';
    }

    /** Whether the text consists of digits between two places, of which the second is excluded. */
    public static boolean isDigits(String text, int from, int to) {
        if (to > text.length()) {
            return false;
        }
        for (int i = from; i < to; i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return true;
    }

    static int number(String text, int from, int to) {
        if (from == to || to - from > 4 || !isDigits(text, from, to)) {
            throw new DateTimeException("not a date or time");
        }
        int number = 0;
        for (int i = from; i < to; i++) {
            number = number * 10 + text.charAt(i) - '0';
        }
        return number;
    }
}
