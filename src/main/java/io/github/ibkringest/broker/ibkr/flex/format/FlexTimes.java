package io.github.ibkringest.broker.ibkr.flex.format;

import io.github.ibkringest.model.BrokerTime;
import io.github.ibkringest.model.BrokerTime.Precision;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.zone.ZoneRules;

/**
 * Moments in every form that a Flex query can be set to: a date, a separator ({@code ;} by default, comma, space,
 * {@code T} or none), a time {@code HHmmss} or {@code HH:mm:ss}, with or without the seconds, and optionally the zone.
 * Without zone the time is local to the configured zone, which for IBKR is New York's.
 */
public final class FlexTimes {

    private static final int SHORTEST_WITH_SECONDS = "HHmmss".length();

    private final FlexDates dates;
    private final ZoneNames names;
    private final ZoneRules rules;

    /** Reads the dates in moments as {@code dates} does, and times without a zone in that of the settings. */
    public FlexTimes(FlexDates dates, FlexSettings settings) {
        this.dates = dates;
        this.names = settings.zoneNames();
        this.rules = settings.zone().getRules();
    }

    /**
     * Reads a moment from one text.
     *
     * @throws UnknownZoneException when it names a zone that is not known
     * @throws DateTimeException when the text is none
     */
    public BrokerTime parse(String text) {
        int split = DateLength.of(text);
        LocalDate date = dates.parse(text.substring(0, split));
        int rest = split;
        while (rest < text.length() && isSeparator(text.charAt(rest))) {
            rest++;
        }
        return at(date, text.substring(rest), text);
    }

    /** Reads a moment from a date and a time of day in columns of their own. */
    public BrokerTime parse(String date, String time) {
        return at(dates.parse(date), time, date + " " + time);
    }

    /** The start of a day, when only the day is known. */
    public BrokerTime ofDate(LocalDate date, String text) {
        return new BrokerTime(instant(date.atStartOfDay()), date, Precision.DATE, text);
    }

    /** A local time in the configured zone. */
    public Instant instant(LocalDateTime local) {
        return instant(local, rules);
    }

    private BrokerTime at(LocalDate date, String timeAndZone, String text) {
        if (timeAndZone.isBlank()) {
            return ofDate(date, text);
        }
        int timeLength = timeLength(timeAndZone);
        LocalDateTime local = date.atTime(timeOf(timeAndZone.substring(0, timeLength)));
        ZoneRules stated = stated(timeAndZone.substring(timeLength).strip(), local);
        Precision exact = timeLength < SHORTEST_WITH_SECONDS ? Precision.MINUTE : Precision.SECOND;
        boolean repeated = stated.getValidOffsets(local).size() > 1;
        return new BrokerTime(instant(local, stated), date, repeated ? Precision.AMBIGUOUS_SECOND : exact, text);
    }

    private ZoneRules stated(String zone, LocalDateTime local) {
        if (zone.isEmpty()) {
            return rules;
        }
        if (!Character.isLetter(zone.charAt(0)) && zone.charAt(0) != '+' && zone.charAt(0) != '-') {
            throw new DateTimeException("not a time");
        }
        ZoneRules known = names.find(zone);
        if (known == null) {
            throw new UnknownZoneException(zone, local);
        }
        return known;
    }

    /** In the repeated hour the offset before the change (the earlier instant); in the skipped hour likewise. */
    private static Instant instant(LocalDateTime local, ZoneRules rules) {
        return local.toInstant(rules.getOffset(local));
    }

    private static LocalTime timeOf(String time) {
        int step = time.indexOf(':') < 0 ? 2 : 3;
        boolean seconds = time.length() == 2 * step + 2;
        boolean minutes = time.length() == step + 2;
        if (!seconds && !minutes || step == 3 && (time.charAt(2) != ':' || seconds && time.charAt(5) != ':')) {
            throw new DateTimeException("not a time");
        }
        return LocalTime.of(
                FlexDates.number(time, 0, 2),
                FlexDates.number(time, step, step + 2),
                seconds ? FlexDates.number(time, 2 * step, 2 * step + 2) : 0);
    }

    private static int timeLength(String text) {
        int end = 0;
        while (end < text.length() && (Character.isDigit(text.charAt(end)) || text.charAt(end) == ':')) {
            end++;
        }
        return end;
    }

    private static boolean isSeparator(char c) {
        return c == ';' || c == ',' || c == ' ' || c == 'T';
    }
}
