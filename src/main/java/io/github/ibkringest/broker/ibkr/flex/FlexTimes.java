package io.github.ibkringest.broker.ibkr.flex;

import io.github.ibkringest.model.BrokerTime;
import io.github.ibkringest.model.BrokerTime.Precision;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneRules;

/**
 * Moments in every form that a Flex query can be set to: a date, a separator ({@code ;} by default, comma, space,
 * {@code T} or none), a time {@code HHmmss} or {@code HH:mm:ss}, and optionally the zone. Without zone the time is
 * local to the configured zone, which for IBKR is New York's.
 */
final class FlexTimes {

    private final FlexDates dates;
    private final ZoneRules rules;

    FlexTimes(FlexDates dates, ZoneId zone) {
        this.dates = dates;
        this.rules = zone.getRules();
    }

    /**
     * Reads a moment from one text.
     *
     * @throws DateTimeException when the text is none
     */
    BrokerTime parse(String text) {
        int split = dateLength(text);
        LocalDate date = dates.parse(text.substring(0, split));
        int rest = split;
        while (rest < text.length() && isSeparator(text.charAt(rest))) {
            rest++;
        }
        return at(date, text.substring(rest), text);
    }

    /** Reads a moment from a date and a time of day in columns of their own. */
    BrokerTime parse(String date, String time) {
        return at(dates.parse(date), time, date + " " + time);
    }

    /** The start of a day, when only the day is known. */
    BrokerTime ofDate(LocalDate date, String text) {
        LocalDateTime start = date.atStartOfDay();
        return new BrokerTime(start.toInstant(earlierOffset(start)), date, Precision.DATE, text);
    }

    /** A local time of day on a date, assumed rather than delivered. */
    BrokerTime assumed(LocalDate date, LocalTime time, String text) {
        LocalDateTime local = date.atTime(time);
        return new BrokerTime(local.toInstant(earlierOffset(local)), date, Precision.DATE, text);
    }

    private BrokerTime at(LocalDate date, String timeAndZone, String text) {
        if (timeAndZone.isBlank()) {
            return ofDate(date, text);
        }
        int timeLength = timeLength(timeAndZone);
        LocalDateTime local = date.atTime(timeOf(timeAndZone.substring(0, timeLength)));
        String zone = timeAndZone.substring(timeLength).strip();
        if (!zone.isEmpty()) {
            return new BrokerTime(local.toInstant(offset(zone, local)), date, Precision.SECOND, text);
        }
        boolean repeated = rules.getValidOffsets(local).size() > 1;
        return new BrokerTime(
                local.toInstant(earlierOffset(local)),
                date,
                repeated ? Precision.AMBIGUOUS_SECOND : Precision.SECOND,
                text);
    }

    /** In the repeated hour the offset before the change (the earlier instant); in the skipped hour likewise. */
    private ZoneOffset earlierOffset(LocalDateTime local) {
        return rules.getOffset(local);
    }

    private static ZoneOffset offset(String zone, LocalDateTime local) {
        return switch (zone) {
            case "EDT" -> ZoneOffset.ofHours(-4);
            case "EST" -> ZoneOffset.ofHours(-5);
            case "UTC", "GMT", "Z" -> ZoneOffset.UTC;
            default ->
                zone.startsWith("+") || zone.startsWith("-")
                        ? OffsetDateTime.of(local, ZoneOffset.of(zone)).getOffset()
                        : local.atZone(ZoneId.of(zone)).getOffset();
        };
    }

    private static LocalTime timeOf(String time) {
        boolean colons = time.indexOf(':') > 0;
        int step = colons ? 3 : 2;
        int seconds = 2 * step;
        return LocalTime.of(
                FlexDates.number(time, 0, 2),
                FlexDates.number(time, step, step + 2),
                time.length() >= seconds + 2 ? FlexDates.number(time, seconds, seconds + 2) : 0);
    }

    private static int timeLength(String text) {
        int end = 0;
        while (end < text.length() && (Character.isDigit(text.charAt(end)) || text.charAt(end) == ':')) {
            end++;
        }
        if (end < 4) {
            throw new DateTimeException("not a time");
        }
        return end;
    }

    private static int dateLength(String text) {
        if (text.length() >= 8 && FlexDates.isDigits(text, 0, 8)) {
            return 8;
        }
        if (text.length() >= 10 && text.charAt(4) == '-' && text.charAt(7) == '-') {
            return 10;
        }
        int end = 0;
        while (end < text.length() && !isSeparator(text.charAt(end))) {
            end++;
        }
        return end;
    }

    private static boolean isSeparator(char c) {
        return c == ';' || c == ',' || c == ' ' || c == 'T';
    }
}
