package io.github.ibkringest.broker.ibkr.flex;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Locale;

/**
 * Calendar dates in every form that a Flex query can be set to: {@code yyyyMMdd} (default), {@code yyyy-MM-dd},
 * {@code dd-MMM-yy}, and with slashes when the order is configured.
 */
final class FlexDates {

    private static final DateTimeFormatter DAY_MONTH_NAME = new DateTimeFormatterBuilder()
            .parseCaseInsensitive()
            .appendPattern("d-MMM-")
            .appendValueReduced(java.time.temporal.ChronoField.YEAR, 2, 4, 2000)
            .toFormatter(Locale.ENGLISH);

    private final DateOrder slashes;

    FlexDates(DateOrder slashes) {
        this.slashes = slashes;
    }

    /**
     * Reads a date.
     *
     * @throws DateTimeException when the text is none, or when its order can not be known
     */
    LocalDate parse(String text) {
        int length = text.length();
        if (length == 8 && isDigits(text, 0, 8)) {
            return LocalDate.of(number(text, 0, 4), number(text, 4, 6), number(text, 6, 8));
        }
        if (length == 10 && text.charAt(4) == '-' && text.charAt(7) == '-') {
            return LocalDate.of(number(text, 0, 4), number(text, 5, 7), number(text, 8, 10));
        }
        if (text.indexOf('/') > 0) {
            return parseSlashed(text);
        }
        return LocalDate.parse(text, DAY_MONTH_NAME);
    }

    private LocalDate parseSlashed(String text) {
        if (slashes == DateOrder.UNKNOWN) {
            throw new DateTimeException("month and day can not be told apart; set flex.date-order to MONTH_FIRST or"
                    + " DAY_FIRST, or choose the format yyyyMMdd in the query");
        }
        String[] parts = text.split("/", -1);
        if (parts.length != 3) {
            throw new DateTimeException("not a date");
        }
        int first = number(parts[0], 0, parts[0].length());
        int second = number(parts[1], 0, parts[1].length());
        int year = number(parts[2], 0, parts[2].length());
        boolean monthFirst = slashes == DateOrder.MONTH_FIRST;
        return LocalDate.of(
                parts[2].length() == 2 ? 2000 + year : year, monthFirst ? first : second, monthFirst ? second : first);
    }

    static boolean isDigits(String text, int from, int to) {
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
