package io.github.ibkringest.broker.provider;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;

/**
 * How the text of a setting is read. Stateless.
 *
 * @param <T> what it is read as
 */
@FunctionalInterface
public interface SettingKind<T> {

    /** Any text. */
    SettingKind<String> TEXT = text -> text;

    /** A duration. */
    SettingKind<Duration> DURATION = text -> {
        try {
            return DurationText.parse(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("is no duration; write one like 40s, 5m, 1h or 3d", e);
        }
    };

    /** A duration in which something must be done: not zero. */
    SettingKind<Duration> LIMIT = text -> {
        Duration limit = DURATION.parse(text);
        if (limit.isZero()) {
            throw new IllegalArgumentException("leaves no time; write one like 40s, 5m, 1h or 3d");
        }
        return limit;
    };

    /** A day. */
    SettingKind<LocalDate> DAY = text -> {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("is no day; write one like 2025-01-02", e);
        }
    };

    /** A number of bytes. */
    SettingKind<Long> BYTES = text -> number(text, 1, Long.MAX_VALUE, "must be a number of bytes, 1 or more");

    /**
     * Reads a text that is not empty.
     *
     * @throws IllegalArgumentException when it is wrong; the message goes on after the key and the text, and says what to
     *     write
     */
    T parse(String text);

    /** A whole number. */
    static SettingKind<Integer> number(int least, int most) {
        return text -> Math.toIntExact(number(text, least, most, "must be a number from " + least + " to " + most));
    }

    /** A number of days. */
    static SettingKind<Integer> days(int most) {
        return text -> Math.toIntExact(number(text, 1, most, "must be a number of days from 1 to " + most));
    }

    /** One of a few words. */
    static SettingKind<String> oneOf(String... words) {
        return text -> {
            if (!List.of(words).contains(text)) {
                throw new IllegalArgumentException("must be one of " + String.join(", ", words));
            }
            return text;
        };
    }

    private static long number(String text, long least, long most, String complaint) {
        try {
            long number = Long.parseLong(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // said below, with the numbers that are out of range
        }
        throw new IllegalArgumentException(complaint);
    }
}
